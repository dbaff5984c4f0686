/** Probability of log-odds. */
export function sigmoid(score: number): number {
  if (score >= 0) return 1 / (1 + Math.exp(-score))
  const power = Math.exp(score)
  return power / (1 + power)
}

/** Log-odds of a probability, which is held away from 0 and 1 by 1e-9. */
export function logit(probability: number): number {
  const held = Math.min(1 - 1e-9, Math.max(1e-9, probability))
  return Math.log(held / (1 - held))
}

/** Negative log-likelihood of an outcome (0 or 1) under log-odds, in nats; never overflows. */
export function logLossOf(score: number, won: number): number {
  const signed = won === 1 ? -score : score
  return signed > 0 ? signed + Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed))
}
