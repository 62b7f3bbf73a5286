<?php
/**
 * What can stand between the outside and the shop's REST API, told apart by what comes back.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

use Pedal\Core\Fields;
use Pedal\Platform\HttpResponse;

enum Obstacle: string {
	case None        = '';
	case Unreachable = 'front_door_unreachable';
	case Tls         = 'front_door_tls_failed';
	case Tampered    = 'pedal_tampered_http';
	case Redirected  = 'redirected';
	case LoginWall   = 'login_wall';
	case Challenge   = 'challenge_page';
	case Firewall    = 'firewall';
	case NotRouted   = 'rest_not_found';
	case NoNamespace = 'namespace_missing';
	case NotJson     = 'not_json';
	case Broken      = 'server_error';
	case Refused     = 'refused';

	/**
	 * Pages that want a person or a browser in front of them; one of these words is enough.
	 */
	private const CHALLENGES = '/cf-chl|challenge-platform|<title>\s*Just a moment|Checking your browser|sgcaptcha|_Incapsula_Resource|sucuri_cloudproxy_js|ddos-guard|anubis_challenge|aws-waf-token|g-recaptcha|h-captcha/i';

	private const FIREWALLS = '/Wordfence|Sucuri WebSite Firewall|mod_?security|Not Acceptable|NinjaFirewall|iThemes Security|Solid Security|BitNinja|Imunify360|Web Application Firewall|Request blocked|Access Denied|\bForbidden\b/i';

	/**
	 * Errors by which WooCommerce and WordPress themselves answer; any other 401 or 403 in JSON comes from a plugin that keeps strangers out.
	 */
	private const OWN_REFUSALS = '/^(woocommerce_rest_|rest_forbidden_context|rest_cookie_invalid_nonce|pedal_|invalid_username|invalid_email|incorrect_password|application_passwords_disabled)/';

	public static function in( HttpResponse $answer ): self {
		$json = $answer->json();
		return match ( true ) {
			$answer->status >= 300 && $answer->status < 400 => self::of_redirect( $answer->headers['location'] ?? '' ),
			self::is_challenge( $answer )                   => self::Challenge,
			null === $json                                  => self::of_page( $answer ),
			$answer->status < 300                           => self::None,
			default                                         => self::of_error( $answer->status, new Fields( $json ) ),
		};
	}

	private static function of_redirect( string $location ): self {
		return 1 === preg_match( '#wp-login\.php|/my-account/|[?&]redirect_to=|/login/?([?]|$)#', $location ) ? self::LoginWall : self::Redirected;
	}

	private static function is_challenge( HttpResponse $answer ): bool {
		return 'challenge' === ( $answer->headers['cf-mitigated'] ?? '' )
			|| isset( $answer->headers['x-amzn-waf-action'] )
			|| ( null === $answer->json() && 1 === preg_match( self::CHALLENGES, substr( $answer->body, 0, 20000 ) ) );
	}

	private static function of_page( HttpResponse $answer ): self {
		return match ( true ) {
			401 === $answer->status                                             => self::LoginWall,
			in_array( $answer->status, array( 403, 405, 406, 409, 415, 429, 501 ), true ) => self::Firewall,
			1 === preg_match( self::FIREWALLS, substr( wp_strip_all_tags( $answer->body ), 0, 2000 ) ) => self::Firewall,
			404 === $answer->status                                             => self::NotRouted,
			$answer->status >= 500                                              => self::Broken,
			default                                                             => self::NotJson,
		};
	}

	private static function of_error( int $status, Fields $error ): self {
		$code = $error->text( 'code' );
		return match ( true ) {
			'rest_no_route' === $code => self::NoNamespace,
			404 === $status           => self::NotRouted,
			in_array( $status, array( 401, 403 ), true ) && 1 !== preg_match( self::OWN_REFUSALS, $code ) => '' === $code ? self::Firewall : self::LoginWall,
			$status >= 500            => self::Broken,
			default                   => self::Refused,
		};
	}
}
