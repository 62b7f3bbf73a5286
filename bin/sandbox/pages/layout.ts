/**
 * The frame around every page.
 */
import type { Instance } from '../platform/instance.ts';
import { Html, html } from './html.ts';
import { STYLES } from './styles.ts';

interface Page {
	title: string;
	/** The navigation entry that is this page. */
	here: 'dispatch' | 'keys';
	body: Html;
	/** Stands at the right end of the top bar. */
	corner?: Html;
	styles?: string;
	script?: string;
}

export function layout( { settings }: Instance, page: Page ): string {
	const current = ( name: string ): Html =>
		new Html( name === page.here ? 'aria-current="page"' : '' );
	const script = new Html(
		page.script ? `<script>${ page.script }</script>` : ''
	);
	return html`<!DOCTYPE html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta
					name="viewport"
					content="width=device-width, initial-scale=1"
				/>
				<title>${ page.title } – ${ settings.brandName }</title>
				<link rel="icon" href="data:," />
				<style>
					${ new Html( STYLES + ( page.styles ?? '' ) ) }
				</style>
			</head>
			<body>
				<a class="skip" href="#main">Skip to content</a>
				<header class="top">
					<div class="brand">
						${ settings.brandName }<small class="soft"
							>sandbox</small
						>
					</div>
					<nav aria-label="Pages">
						<a href="/dispatch" ${ current( 'dispatch' ) }
							>Dispatch</a
						>
						<a href="/admin/api/apps" ${ current( 'keys' ) }
							>API keys</a
						>
					</nav>
					${ page.corner }
				</header>
				<main id="main">${ page.body }</main>
				${ script }
			</body>
		</html>`.text;
}
