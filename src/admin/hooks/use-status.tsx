/**
 * How the engine stands, read once for all screens: the banners and the board's counts must not disagree.
 */
import { createContext, useContext } from '@wordpress/element';
import type { ReactNode } from 'react';
import { engine } from '../calls.ts';
import type { Status } from '../types.ts';
import { useInterval } from './use-interval.ts';
import { useResource, type Resource } from './use-resource.ts';

const SECONDS = 15_000;

const Context = createContext< Resource< Status > | null >( null );

export function EngineStatus( { children }: { children: ReactNode } ) {
	const status = useResource( 'status', engine.status );
	useInterval( status.refresh, SECONDS );
	return <Context.Provider value={ status }>{ children }</Context.Provider>;
}

export function useStatus(): Resource< Status > {
	const status = useContext( Context );
	if ( ! status ) {
		throw new Error( 'useStatus() belongs below <EngineStatus>.' );
	}
	return status;
}
