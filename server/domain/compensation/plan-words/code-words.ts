import type { OrderKind } from '#server/domain/compensation/bonus-terms.ts'
import type { Speaker } from '#server/domain/compensation/plan-words/speaker.ts'
import type { ContractStatus } from '#server/domain/genealogy/events.ts'

/** A contract status in words. */
export function statusWord(status: ContractStatus, speaker: Speaker): string {
  return {
    APPLIED: speaker.say('„beantragt“', '"applied"'),
    ENROLLED: speaker.say('„registriert“', '"enrolled"'),
    GRACE: speaker.say('„Nachfrist“', '"grace"'),
    SUSPENDED: speaker.say('„gesperrt“', '"suspended"'),
    TERMINATED: speaker.say('„beendet“', '"ended"'),
  }[status]
}

/** Orders of one kind, in words. */
export function orderKindWord(kind: OrderKind, speaker: Speaker): string {
  return {
    SIGN_UP: speaker.say('Startpakete', 'sign-up orders'),
    FIRST: speaker.say('Erstbestellungen', 'first orders'),
    AUTOSHIP: speaker.say('Abo-Bestellungen', 'autoship orders'),
    NORMAL: speaker.say('gewöhnliche Bestellungen', 'normal orders'),
  }[kind]
}

/** An account that a payout goes to; one that plans name themselves stands as it is written. */
export function accountWord(account: string, speaker: Speaker): string {
  if (account === 'MONEY') return speaker.say('in Geld', 'in money')
  if (account === 'SHOP_CREDIT') return speaker.say('als Einkaufsguthaben', 'as shop credit')
  return speaker.say(`auf ${account}`, `to ${account}`)
}

/** Why something was given back; a reason that plans name themselves stands as it is written. */
export function refundReasonWord(reason: string, speaker: Speaker): string {
  return reason === 'COMPANY_FAULT' ? speaker.say('Fehler der Firma', 'a fault of the company') : reason
}
