<?php
/**
 * The choice of a delivery time in the order review of the classic checkout.
 *
 * Can be overridden by copying it to yourtheme/woocommerce/checkout/pedal-delivery-slot.php.
 *
 * @package Pedal
 * @version 0.1.0
 *
 * @var string               $field    Name of the form's field.
 * @var string               $label
 * @var string               $nothing  The entry that chooses nothing.
 * @var array<string,string> $options  Value => label; empty when there is nothing to choose.
 * @var string               $selected Value.
 * @var bool                 $required
 * @var string               $message
 */

declare( strict_types=1 );

defined( 'ABSPATH' ) || exit;
?>
<tr class="pedal-delivery-slot">
	<td colspan="2">
		<?php if ( array() !== $options ) : ?>
			<p class="form-row form-row-wide<?php echo $required ? ' validate-required' : ''; ?>" id="<?php echo esc_attr( $field ); ?>_field">
				<label for="<?php echo esc_attr( $field ); ?>">
					<?php echo esc_html( $label ); ?>
					<?php if ( $required ) : ?>
						<span class="required" aria-hidden="true">*</span>
					<?php endif; ?>
				</label>
				<select name="<?php echo esc_attr( $field ); ?>" id="<?php echo esc_attr( $field ); ?>" class="select" style="width:100%;max-width:100%"
					<?php echo $required ? 'required aria-required="true"' : ''; ?>
					<?php echo '' === $message ? '' : 'aria-describedby="' . esc_attr( $field ) . '_message"'; ?>>
					<option value=""><?php echo esc_html( $nothing ); ?></option>
					<?php foreach ( $options as $value => $text ) : ?>
						<option value="<?php echo esc_attr( $value ); ?>"<?php selected( $selected, $value ); ?> data-pedal-slot><?php echo esc_html( $text ); ?></option>
					<?php endforeach; ?>
				</select>
			</p>
		<?php endif; ?>
		<?php if ( '' !== $message ) : ?>
			<small id="<?php echo esc_attr( $field ); ?>_message" role="status"><?php echo esc_html( $message ); ?></small>
		<?php endif; ?>
	</td>
</tr>
