/**
 * Human words in the instance's locale, so that no client learns to match them.
 */

const WORDS = {
	fr: {
		today: "Aujourd'hui",
		tomorrow: 'Demain',
		between: '%day% entre %start% et %end%',
		window: 'Cette valeur ne doit pas être vide.',
		order: 'La fin du créneau doit suivre son début.',
		pickupAfterDropoff: 'Le retrait doit précéder le dépôt.',
		tooFewTasks: 'Une livraison compte au moins deux tâches.',
		phone: "Cette valeur n'est pas un numéro de téléphone valide.",
		blank: 'Cette valeur ne doit pas être vide.',
		outOfZone: "L'adresse est en dehors de la zone desservie.",
		choice: "La valeur choisie n'est pas valable.",
		noPrice: "Le prix n'a pas pu être calculé.",
		noPricing: "Aucune tarification n'est configurée.",
		maintenance: 'La plateforme est en maintenance, revenez bientôt.',
		tracking: 'Livraison n° %number%',
	},
	en: {
		today: 'Today',
		tomorrow: 'Tomorrow',
		between: '%day% between %start% and %end%',
		window: 'This value should not be blank.',
		order: 'The window has to end after it starts.',
		pickupAfterDropoff: 'The pickup has to come before the dropoff.',
		tooFewTasks: 'A delivery needs two tasks at least.',
		phone: 'This value is not a valid phone number.',
		blank: 'This value should not be blank.',
		outOfZone: 'The address lies outside the delivery zone.',
		choice: 'The value you selected is not a valid choice.',
		noPrice: 'The price could not be calculated.',
		noPricing: 'No pricing has been set up.',
		maintenance: 'The platform is under maintenance, come back soon.',
		tracking: 'Delivery no. %number%',
	},
	es: {
		today: 'Hoy',
		tomorrow: 'Mañana',
		between: '%day% entre %start% y %end%',
		window: 'Este valor no debería estar vacío.',
		order: 'La franja debe terminar después de empezar.',
		pickupAfterDropoff: 'La recogida debe preceder a la entrega.',
		tooFewTasks: 'Una entrega necesita al menos dos tareas.',
		phone: 'Este valor no es un número de teléfono válido.',
		blank: 'Este valor no debería estar vacío.',
		outOfZone: 'La dirección está fuera de la zona de reparto.',
		choice: 'El valor elegido no es válido.',
		noPrice: 'No se ha podido calcular el precio.',
		noPricing: 'No hay ninguna tarifa configurada.',
		maintenance: 'La plataforma está en mantenimiento.',
		tracking: 'Entrega n.º %number%',
	},
} as const;

export type MessageKey = keyof ( typeof WORDS )[ 'en' ];

export function message(
	locale: string,
	key: MessageKey,
	values: Record< string, string > = {}
): string {
	const words =
		WORDS[ locale.slice( 0, 2 ) as keyof typeof WORDS ] ?? WORDS.en;
	return Object.entries( values ).reduce< string >(
		( text, [ name, value ] ) => text.replace( `%${ name }%`, value ),
		words[ key ]
	);
}
