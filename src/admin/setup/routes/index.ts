/**
 * Which orders go where, method by method.
 */
export { RoutesStep } from './routes-step.tsx';
