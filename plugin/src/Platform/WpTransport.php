<?php
/**
 * The only caller of wp_remote_*: checked and pinned address, no redirects, TLS verified, bounded in time and size,
 * whatever other plugins' filters say.
 */

declare( strict_types=1 );

namespace Pedal\Platform;

use Pedal\Core\Timing;

final class WpTransport implements Transport {

	private const MAX_BYTES       = 1048576;
	private const CONNECT_SECONDS = 5;

	/**
	 * How gzip and zlib begin; WordPress unpacks what begins so, to whatever size that is.
	 */
	private const PACKED = array( "\x1f\x8b", "\x78\x01", "\x78\x5e", "\x78\x9c", "\x78\xda" );

	/**
	 * The call under way; the three hooks below act on nothing else.
	 *
	 * @var array{target:Target,url:string,arguments:array{method:string,timeout:float,redirection:int,sslverify:bool,...}}|null
	 */
	private ?array $call = null;

	/**
	 * First bytes of its answer.
	 */
	private string $begins = '';

	public function __construct(
		private readonly UrlPolicy $policy,
		private readonly Timing $timing,
		private readonly string $version,
	) {}

	public function send( HttpRequest $request ): HttpResponse {
		$target = $this->policy->admit( $request->url );
		$this->refuse_weakened_tls( $target, $request->url );
		$seconds = Operation::Event === $request->operation ? $this->timing->webhook_timeout : $this->timing->http_timeout;
		return $this->carry( $request, $target, min( $seconds, $request->seconds ?? $seconds ) );
	}

	/**
	 * To the shop's own address, as FrontDoor admitted it.
	 *
	 * @throws Trouble
	 */
	public function knock( HttpRequest $request, Target $own, float $seconds ): HttpResponse {
		if ( isset( $request->headers['Authorization'] ) ) {
			$this->refuse_weakened_tls( $own, $request->url );
		}
		return $this->carry( $request, $own, $seconds );
	}

	private function carry( HttpRequest $request, Target $target, float $seconds ): HttpResponse {
		$this->call = array(
			'target'    => $target,
			'url'       => $request->url,
			'arguments' => array( 'timeout' => $seconds ) + $this->arguments( $request, $target ),
		);
		try {
			$answer = wp_remote_request( $request->url, $this->call['arguments'] );
		} finally {
			$this->call = null;
		}
		if ( is_wp_error( $answer ) ) {
			throw $this->failure( $answer, $request );
		}
		return $this->response( $answer );
	}

	/**
	 * Last word on `http_request_args`: other plugins may not redirect us, switch TLS checks off or wait longer.
	 *
	 * @param mixed $arguments Of any request of the shop, after anybody's filter.
	 */
	public function hold_arguments( mixed $arguments, mixed $url = '' ): mixed {
		if ( null === $this->call || $url !== $this->call['url'] ) {
			return $arguments;
		}
		return array_merge( is_array( $arguments ) ? $arguments : array(), $this->call['arguments'] );
	}

	/**
	 * On `http_api_curl`: connect to the checked address only, so that a second look-up cannot lead elsewhere.
	 *
	 * @param \CurlHandle $handle
	 */
	public function pin( $handle ): void {
		if ( null === $this->call ) {
			return;
		}
		$target = $this->call['target'];
		curl_setopt( $handle, CURLOPT_CONNECTTIMEOUT, self::CONNECT_SECONDS );
		curl_setopt( $handle, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2 );
		// Without this WordPress sends a request a second time when an answer cannot be decoded.
		curl_setopt( $handle, CURLOPT_ENCODING, null ); // @phpstan-ignore argument.type (PHP's manual: null switches decoding off)
		if ( array() !== $target->ips && ! defined( 'WP_PROXY_HOST' ) ) {
			curl_setopt( $handle, CURLOPT_RESOLVE, array( "{$target->host}:{$target->port}:" . implode( ',', $target->ips ) ) );
		}
	}

	/**
	 * On `requests-request.progress`: we asked for nothing packed. 300 KB may hold 300 MB, enough to kill the worker after its courier was ordered.
	 *
	 * @param mixed $bytes Received before these.
	 * @throws \WpOrg\Requests\Exception WordPress makes a WP_Error of it.
	 */
	public function refuse_packed( mixed $data, mixed $bytes ): void {
		if ( null === $this->call || ! is_string( $data ) || $bytes >= 2 ) {
			return;
		}
		$this->begins = substr( ( 0 === $bytes ? '' : $this->begins ) . $data, 0, 2 );
		if ( in_array( $this->begins, self::PACKED, true ) ) {
			throw new \WpOrg\Requests\Exception( 'An answer packed unasked.', 'pedal_packed' );
		}
	}

	/**
	 * @return array{method:string,redirection:int,sslverify:bool,...}
	 */
	private function arguments( HttpRequest $request, Target $target ): array {
		return array(
			'method'              => $request->method,
			'headers'             => $request->headers + array( 'Accept-Encoding' => 'identity' ),
			'body'                => '' === $request->body ? null : $request->body,
			'redirection'         => 0,
			'httpversion'         => '1.1',
			'user-agent'          => "Pedal/{$this->version}; WordPress",
			'blocking'            => true,
			'stream'              => false,
			'cookies'             => array(),
			'sslverify'           => $target->verified,
			'sslcertificates'     => ABSPATH . WPINC . '/certificates/ca-bundle.crt',
			'reject_unsafe_urls'  => ! $target->loopback,
			'limit_response_size' => self::MAX_BYTES,
		);
	}

	/**
	 * A filter that turns certificate checks off would hand the Store's secret to anyone on the way.
	 */
	private function refuse_weakened_tls( Target $target, string $url ): void {
		if ( ! function_exists( 'curl_init' ) ) {
			throw new Unavailable( 'pedal_host_unreachable', true, words: 'PHP has no cURL', left: false );
		}
		if ( 'https' !== $target->scheme || ! $target->verified ) {
			return;
		}
		/** This filter is documented in wp-includes/class-wp-http.php */
		if ( false === apply_filters( 'https_ssl_verify', ABSPATH . WPINC . '/certificates/ca-bundle.crt', $url ) ) {
			throw new Unavailable( 'pedal_tampered_http', true, words: 'https_ssl_verify', left: false );
		}
	}

	private function failure( \WP_Error $error, HttpRequest $request ): Trouble {
		$words = $error->get_error_message();
		if ( in_array( $error->get_error_code(), array( 'http_request_not_executed', 'http_no_url' ), true ) ) {
			return new Unavailable( 'pedal_host_unreachable', false, words: $words, left: false );
		}
		$number = 1 === preg_match( '/cURL error (\d+)/', $words, $match ) ? (int) $match[1] : null;
		return Answers::of_failure( $request->operation, $number, $words );
	}

	/**
	 * @param array<string,mixed> $answer
	 */
	private function response( array $answer ): HttpResponse {
		$raw     = wp_remote_retrieve_headers( $answer );
		$headers = array();
		foreach ( is_object( $raw ) ? $raw->getAll() : $raw as $name => $value ) {
			$value                                   = is_array( $value ) ? end( $value ) : $value;
			$headers[ strtolower( (string) $name ) ] = is_scalar( $value ) ? (string) $value : '';
		}
		$body = wp_remote_retrieve_body( $answer );
		return new HttpResponse( (int) wp_remote_retrieve_response_code( $answer ), $headers, $body, strlen( $body ) >= self::MAX_BYTES );
	}
}
