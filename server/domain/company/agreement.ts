/** The version of the agreement a newcomer accepts; companies will bring their own. */
export const AGREEMENT_VERSION = '2026-01'
