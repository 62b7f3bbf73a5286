<?php
/**
 * Every reason why the shop's REST API cannot be used from outside, as a sentence and what to do about it.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Forwarding\Sentences;

final class Causes {

	public function __construct( private readonly Sentences $sentences ) {}

	public function of( string $code ): string {
		return $this->all()[ $code ][0] ?? $this->sentences->of( $code );
	}

	public function hint( string $code ): string {
		return $this->all()[ $code ][1] ?? $this->sentences->hint( $code );
	}

	/**
	 * @return array<string,array{0:string,1:string}> Code => sentence, what to do.
	 */
	private function all(): array {
		return $this->about_the_way() + $this->about_keys() + $this->about_permalinks() + $this->about_steps();
	}

	/**
	 * @return array<string,array{0:string,1:string}>
	 */
	private function about_the_way(): array {
		return array(
			'front_door_unreachable'  => array( __( 'The shop could not reach its own address.', 'pedal-bridge' ), __( 'Open the address in your browser. If it opens, your server may not call itself: ask your host to allow it ("loopback requests"). A test server with a single process cannot answer itself at all.', 'pedal-bridge' ) ),
			'front_door_tls_failed'   => array( __( 'The certificate of your shop is not valid.', 'pedal-bridge' ), __( 'Ask your host to renew the certificate and to install it with its whole chain.', 'pedal-bridge' ) ),
			'redirected'              => array( __( 'Your shop sends programs to another address. What they send is lost on the way.', 'pedal-bridge' ), __( 'Under Settings → General, enter the address people end up at as "WordPress Address" and "Site Address", and give that one to other programs. Or remove the rule that redirects /wp-json/.', 'pedal-bridge' ) ),
			'login_wall'              => array( __( 'Somebody has to log in before your shop answers programs.', 'pedal-bridge' ), __( 'Allow addresses that start with /wp-json/ in the plugin or in the password protection of your host that closes the shop.', 'pedal-bridge' ) ),
			'challenge_page'          => array( __( 'A page for people ("are you human?") stands in front of your shop.', 'pedal-bridge' ), __( 'Add a rule at Cloudflare or your host that skips the check for addresses that start with /wp-json/.', 'pedal-bridge' ) ),
			'firewall'                => array( __( 'A firewall turns programs away.', 'pedal-bridge' ), __( 'Ask your host, or look in your security plugin: requests to addresses that start with /wp-json/wc must be allowed, with any method.', 'pedal-bridge' ) ),
			'rest_not_found'          => array( __( 'Your server does not hand /wp-json/ to WordPress.', 'pedal-bridge' ), __( 'Save the permalinks once more under Settings → Permalinks; if that does not help, paste the lines shown there into the configuration of your server.', 'pedal-bridge' ) ),
			'namespace_missing'       => array( __( 'WordPress answers, but WooCommerce\'s API is not there.', 'pedal-bridge' ), __( 'A plugin or a snippet switched it off. Deactivate it, or allow the namespace wc/v3 in it.', 'pedal-bridge' ) ),
			'not_json'                => array( __( 'A web page comes back where data should.', 'pedal-bridge' ), __( 'A theme, a "coming soon" page or a cache answers for /wp-json/. Exclude addresses that start with /wp-json/ there.', 'pedal-bridge' ) ),
			'server_error'            => array( __( 'Your shop fails when programs ask it.', 'pedal-bridge' ), __( 'Look into WooCommerce → Status → Logs ("fatal-errors"), or ask your host for the error log.', 'pedal-bridge' ) ),
			'refused'                 => array( __( 'Your shop refuses the request.', 'pedal-bridge' ), __( 'The evidence says why. Send it to whoever looks after your shop.', 'pedal-bridge' ) ),
			'cached'                  => array( __( 'A cache answers instead of your shop.', 'pedal-bridge' ), __( 'Exclude addresses that start with /wp-json/ in your cache plugin, at your host and at your CDN.', 'pedal-bridge' ) ),
			'authorization_stripped'  => array( __( 'Your server throws the Authorization header away, so WordPress never sees the key.', 'pedal-bridge' ), $this->header_lines() ),
			'https_not_seen'          => array( __( 'Visitors use https, but WordPress believes it is plain http: something in front of it ends the encryption.', 'pedal-bridge' ), $this->config_line() ),
			'plain_http'              => array( __( 'Your shop runs on plain http, where keys work only with a signature.', 'pedal-bridge' ), __( 'Ask your host for a certificate and switch the shop to https.', 'pedal-bridge' ) ),
		);
	}

	private function header_lines(): string {
		return sprintf(
			/* translators: 1: a line of Apache's configuration, 2: a line of nginx's. */
			__( 'Apache: add %1$s to .htaccess. nginx: add %2$s to its configuration. Or save the permalinks once more, which writes the line for Apache.', 'pedal-bridge' ),
			'SetEnvIf Authorization "(.*)" HTTP_AUTHORIZATION=$1',
			'fastcgi_param HTTP_AUTHORIZATION $http_authorization;'
		);
	}

	private function config_line(): string {
		return sprintf(
			/* translators: %s: a line of PHP. */
			__( 'Put this line into wp-config.php: %s', 'pedal-bridge' ),
			"if ( 'https' === ( \$_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '' ) ) { \$_SERVER['HTTPS'] = 'on'; }"
		);
	}

	/**
	 * @return array<string,array{0:string,1:string}>
	 */
	private function about_keys(): array {
		return array(
			'key_malformed'     => array( __( 'This is no WooCommerce key.', 'pedal-bridge' ), __( 'A consumer key starts with ck_, a consumer secret with cs_; each is followed by 40 letters and digits.', 'pedal-bridge' ) ),
			'keys_swapped'      => array( __( 'Key and secret are in each other\'s place.', 'pedal-bridge' ), __( 'The consumer key starts with ck_, the secret with cs_.', 'pedal-bridge' ) ),
			'key_unknown'       => array( __( 'This shop does not know the key.', 'pedal-bridge' ), __( 'It was revoked, or it belongs to another shop. Create a new one.', 'pedal-bridge' ) ),
			'secret_wrong'      => array( __( 'The secret does not belong to this key.', 'pedal-bridge' ), __( 'Copy both again. WooCommerce shows a secret only once: if it is gone, create a new key.', 'pedal-bridge' ) ),
			'key_user_gone'     => array( __( 'The user this key belongs to is gone.', 'pedal-bridge' ), __( 'Create a new key for a user who stays, and revoke this one.', 'pedal-bridge' ) ),
			'key_user_too_weak' => array( __( 'The user this key belongs to may not do what the key is for.', 'pedal-bridge' ), __( 'Create a new key for a shop manager or an administrator, and revoke this one.', 'pedal-bridge' ) ),
			'rights_too_weak'   => array( __( 'This key may not read orders.', 'pedal-bridge' ), __( 'Create a key with "Read" or "Read/Write" for a shop manager or an administrator.', 'pedal-bridge' ) ),
			'user_not_found'    => array( __( 'There is no such user.', 'pedal-bridge' ), __( 'Choose a user of this shop.', 'pedal-bridge' ) ),
			'user_not_allowed'  => array( __( 'You may not make a key for this user.', 'pedal-bridge' ), __( 'Choose yourself, or ask an administrator.', 'pedal-bridge' ) ),
			'key_not_yours'     => array( __( 'This key belongs to somebody who may do more than you.', 'pedal-bridge' ), __( 'Ask them, or an administrator, to revoke it.', 'pedal-bridge' ) ),
			'legacy_api'        => array( __( 'Something still uses WooCommerce\'s old API, which was removed from WooCommerce.', 'pedal-bridge' ), __( 'Switch that program or webhook to the current API (wc/v3). Until then the extension "WooCommerce Legacy REST API" keeps it working.', 'pedal-bridge' ) ),
		);
	}

	/**
	 * @return array<string,array{0:string,1:string}>
	 */
	private function about_permalinks(): array {
		return array(
			'plain_permalinks'  => array( __( 'Permalinks are set to "Plain", so the shop\'s API has no address.', 'pedal-bridge' ), __( 'Choose anything else under Settings → Permalinks; "Day and name" is a good choice.', 'pedal-bridge' ) ),
			/* translators: %year% and the others are tags of WordPress' permalinks and stay as they are. */
			'structure_invalid' => array( __( 'This is no permalink structure.', 'pedal-bridge' ), __( 'It needs at least one tag, such as /%year%/%monthnum%/%day%/%postname%/.', 'pedal-bridge' ) ),
			'cannot_rewrite'    => array( __( 'The permalinks are saved, but your server does not know them yet.', 'pedal-bridge' ), __( 'Paste the lines below into the configuration of your server, then check again.', 'pedal-bridge' ) ),
		);
	}

	/**
	 * @return array<string,array{0:string,1:string}>
	 */
	private function about_steps(): array {
		return array(
			'not_proven'          => array( __( 'The shop\'s API does not answer at its address yet.', 'pedal-bridge' ), __( 'Check the permalinks again; the answer names the cause.', 'pedal-bridge' ) ),
			'no_usable_key'       => array( __( 'None of the keys can be used: their users are gone or may not read orders.', 'pedal-bridge' ), __( 'Create a new key.', 'pedal-bridge' ) ),
			'optional'            => array( __( 'Only platforms that read your shop need a key. CoopCycle does not.', 'pedal-bridge' ), __( 'Go on, unless your platform asks for a key.', 'pedal-bridge' ) ),
			'no_connection'       => array( __( 'No Store account is connected yet.', 'pedal-bridge' ), __( 'Enter the address, the Identifier and the Secret that your cooperative gave you.', 'pedal-bridge' ) ),
			'no_ready_connection' => array( __( 'No connection is ready to send.', 'pedal-bridge' ), __( 'Check the connection; the answer names the cause.', 'pedal-bridge' ) ),
			'way_to_nowhere'      => array( __( 'A delivery method or a rule leads to no connection; its orders are not sent.', 'pedal-bridge' ), __( 'Choose a connection for it: for methods under Deliveries → Setup → Which orders, for rules under Deliveries → Rules.', 'pedal-bridge' ) ),
			'no_routes'           => array( __( 'No order goes to the platform yet.', 'pedal-bridge' ), __( 'Add the method "Local delivery" to a shipping zone, or make a rule.', 'pedal-bridge' ) ),
			'not_tried'           => array( __( 'Nothing has been handed over yet.', 'pedal-bridge' ), __( 'Place a test order, or send one of your orders by hand.', 'pedal-bridge' ) ),
		);
	}
}
