/**
 * Adds `toBeInTheDocument` and its kin.
 */
import '@testing-library/jest-dom';
