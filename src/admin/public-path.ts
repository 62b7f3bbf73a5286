/**
 * Tells webpack where the screens' own files lie. It would guess from the script's address, which plugins that join scripts change.
 */
import { boot } from './boot.ts';

/* eslint-disable @typescript-eslint/no-unused-vars -- The name is webpack's, and webpack reads it. */
declare let __webpack_public_path__: string;

if ( boot().buildUrl ) {
	__webpack_public_path__ = boot().buildUrl;
}
