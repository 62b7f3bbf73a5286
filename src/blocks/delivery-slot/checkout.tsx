/**
 * Entry on the checkout page and in its editor: makes the inner block known to WooCommerce, which puts it below the shipping methods.
 */
import { registerCheckoutBlock } from '@woocommerce/blocks-checkout';
import metadata from './block.json';
import { DeliverySlot } from './delivery-slot';

registerCheckoutBlock( { metadata, component: DeliverySlot } );
