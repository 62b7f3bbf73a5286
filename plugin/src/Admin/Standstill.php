<?php
/**
 * Why nothing at all is sent at the moment, in words.
 */

declare( strict_types=1 );

namespace Pedal\Admin;

use Pedal\Forwarding\Guard;
use Pedal\Forwarding\Sentences;
use Pedal\Storage\Install;

final class Standstill {

	public function __construct(
		private readonly Guard $guard,
		private readonly Sentences $sentences,
		private readonly Install $install,
	) {}

	/**
	 * @return array{code:string,message:string,hint:string,from:string,to:string}|null Null when nothing stands in the way.
	 */
	public function reason(): ?array {
		$code = $this->guard->reason();
		return '' === $code ? null : array(
			'code'    => $code,
			'message' => $this->sentences->of( $code ),
			'hint'    => $this->sentences->hint( $code ),
			'from'    => $this->install->known_home(),
			'to'      => home_url(),
		);
	}
}
