<?php
/**
 * The exact lines that a server needs to hand readable addresses to WordPress.
 */

declare( strict_types=1 );

namespace Pedal\Setup;

final class RewriteLines {

	/**
	 * @return list<array{server:string,file:string,lines:string}> The server at hand first.
	 */
	public function all(): array {
		$all = array( $this->apache(), $this->nginx() );
		return $this->is_nginx() ? array_reverse( $all ) : $all;
	}

	/**
	 * @return array{server:string,file:string,lines:string}
	 */
	private function apache(): array {
		global $wp_rewrite;
		return array(
			'server' => 'apache',
			'file'   => '.htaccess',
			'lines'  => "# BEGIN WordPress\n" . trim( is_multisite() ? $this->network_rules() : $wp_rewrite->mod_rewrite_rules() ) . "\n# END WordPress",
		);
	}

	/**
	 * WordPress itself knows no rules for networks; these are the ones its network screen shows.
	 */
	private function network_rules(): string {
		$base = $this->base();
		$sub  = is_subdomain_install() ? '' : '([_0-9a-zA-Z-]+/)?';
		$rest = is_subdomain_install() ? '$1' : '$2';
		return implode(
			"\n",
			array(
				'RewriteEngine On',
				'RewriteRule .* - [E=HTTP_AUTHORIZATION:%{HTTP:Authorization}]',
				"RewriteBase $base",
				'RewriteRule ^index\.php$ - [L]',
				'RewriteCond %{REQUEST_FILENAME} -f [OR]',
				'RewriteCond %{REQUEST_FILENAME} -d',
				'RewriteRule ^ - [L]',
				"RewriteRule ^$sub(wp-(content|admin|includes).*) $rest [L]",
				"RewriteRule ^$sub(.*\\.php)$ $rest [L]",
				'RewriteRule . index.php [L]',
			)
		);
	}

	/**
	 * @return array{server:string,file:string,lines:string}
	 */
	private function nginx(): array {
		$base = $this->base();
		return array(
			'server' => 'nginx',
			'file'   => 'server { … }',
			'lines'  => "location $base {\n\ttry_files \$uri \$uri/ {$base}index.php?\$args;\n}",
		);
	}

	/**
	 * Path of the folder that holds WordPress, with slashes around.
	 */
	private function base(): string {
		$path = is_multisite() ? get_network()->path ?? '/' : (string) wp_parse_url( home_url( '/' ), PHP_URL_PATH );
		return trailingslashit( $path );
	}

	private function is_nginx(): bool {
		global $is_nginx;
		return true === $is_nginx;
	}
}
