/**
 * A screen that broke, or whose file did not arrive, says so instead of leaving a white page.
 */
import { Button } from '@wordpress/components';
import { Component } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { Note } from './note.tsx';

interface State {
	broken: string;
}

export class Mishap extends Component< { children: ReactNode }, State > {
	override state: State = { broken: '' };

	static getDerivedStateFromError( error: unknown ): State {
		return { broken: error instanceof Error ? error.message : '?' };
	}

	override render() {
		if ( ! this.state.broken ) {
			return this.props.children;
		}
		return (
			<Note tone="error">
				<p>
					<strong>
						{ __(
							'This screen could not be shown.',
							'pedal-bridge'
						) }
					</strong>{ ' ' }
					{ __(
						'Nothing is lost. Reload the page; if it happens again, pass on these words:',
						'pedal-bridge'
					) }{ ' ' }
					<code>{ this.state.broken }</code>
				</p>
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ () => window.location.reload() }
				>
					{ __( 'Reload', 'pedal-bridge' ) }
				</Button>
			</Note>
		);
	}
}
