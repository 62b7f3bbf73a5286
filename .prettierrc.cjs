/** WordPress style, as it is. */
module.exports = require( '@wordpress/prettier-config' );
