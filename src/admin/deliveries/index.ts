/**
 * The board and its parts that other screens use too.
 */
export { Board } from './board.tsx';
