/**
 * Tells webpack where the screens' own files lie. It would guess from the script's address, which plugins that join scripts change.
 */
import { boot } from './boot.ts';

declare let __webpack_public_path__: string;

if ( boot().buildUrl ) {
	__webpack_public_path__ = boot().buildUrl;
}
