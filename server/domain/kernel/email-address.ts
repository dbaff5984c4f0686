/** An e-mail address as far as its look can say: something, an @, a place with a dot; no spaces, no angle brackets. */
export const EMAIL_ADDRESS = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]{2,}$/
