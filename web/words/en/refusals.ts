import type { RefusalCode } from '#server/domain/kernel/refusal.ts'

/** One sentence for every refusal: what was said no to, and what to do. */
export const refusals = {
  'refusal.NOT_FOUND':
    'This does not exist, or it lies outside what you may see. Check the number or search for it.',
  'refusal.FORBIDDEN': 'Your role does not allow this. Ask somebody whose role does.',
  'refusal.UNAUTHENTICATED': 'You are signed out. Sign in again; what you typed is still here.',
  'refusal.SIGN_IN_FAILED': 'E-mail and password do not match. Check both and try again.',
  'refusal.TOO_MANY_ATTEMPTS': 'Too many attempts. Wait a few minutes, then try again.',
  'refusal.PASSWORD_WEAK': 'This password is too weak. Use at least 12 characters that nobody would guess.',
  'refusal.PASSWORD_WRONG': 'The present password is not right. Type it again.',
  'refusal.REQUEST_KEY_REUSED': 'This form was already sent with other content. Open it anew and send again.',
  'refusal.STALE': 'Somebody changed this in the meantime. Reload, look at the change, and try again.',
  'refusal.SPONSOR_UNKNOWN': 'There is no member with this number to be the sponsor. Search by name instead.',
  'refusal.SPONSOR_ENDED': 'The contract of this sponsor has ended. Choose a sponsor who is enrolled.',
  'refusal.SPONSOR_LATER':
    'This sponsor joined later than the date given. Choose a later date or another sponsor.',
  'refusal.SPONSOR_SAME': 'This is already the sponsor. Nothing needs to be moved.',
  'refusal.MOVE_RING':
    'This sponsor stands below the member who is to be moved. Choose one outside that downline.',
  'refusal.MOVE_BEFORE_JOINED':
    'The date lies before one of the two joined, or before what holds now began. Choose a later date.',
  'refusal.MOVE_IN_CLOSED_PERIOD': 'The date lies in a closed period. Choose a date in the open period.',
  'refusal.MOVE_IN_FUTURE': 'The date lies in the future. Choose today or an earlier day.',
  'refusal.MEMBER_NUMBER_TAKEN':
    'This member number is already given. Leave the field empty to get the next one.',
  'refusal.EMAIL_TAKEN': 'This e-mail address cannot be used. Check it, or use another one.',
  'refusal.APPROVER_SAME': 'Nobody approves the own request. Name another person.',
  'refusal.APPROVER_UNKNOWN':
    'This approver is not known or may not approve. Name somebody else of the back office, or the operator.',
  'refusal.MEMBER_ENDED': 'The contract of this member has ended. Nothing new can be recorded for it.',
  'refusal.AGREEMENT_MISSING': 'The agreement has not been accepted. Read it and tick the box.',
  'refusal.REASON_MISSING': 'A reason is needed. Write one sentence that a later reader understands.',
  'refusal.BUYER_UNKNOWN': 'There is no member or customer with this number. Search by name instead.',
  'refusal.ORDER_NUMBER_TAKEN': 'An order with this number exists already. Use another number.',
  'refusal.ORDER_BEFORE_JOINED': 'The order is dated before the buyer joined. Check the date.',
  'refusal.ORDER_IN_FUTURE': 'The order is dated in the future. Date it today or earlier.',
  'refusal.ORDER_EMPTY': 'The order has no line. Add at least one product.',
  'refusal.ORDER_CANCELLED': 'The order is cancelled. It can neither be credited nor cancelled again.',
  'refusal.PRODUCT_UNKNOWN': 'There is no product with this article number. Check the number.',
  'refusal.PRICE_UNKNOWN':
    'No price is set for this product, country and day. Add it to the price list first.',
  'refusal.PRICE_NEGATIVE': 'A price cannot be negative. Record a credit note instead.',
  'refusal.QUANTITY_NEGATIVE': 'A quantity must be at least one. Record a credit note to take goods back.',
  'refusal.CURRENCY_MISMATCH': 'The currency differs from the one of the company or order. Use that one.',
  'refusal.CREDIT_TOO_MUCH': 'More would be credited than is left of the order. Lower the quantity.',
  'refusal.LINE_UNKNOWN': 'The order has no such line. Choose one of the lines shown.',
  'refusal.PERIOD_CLOSED':
    'This period is closed and never changes. Date it today; later facts become adjustments.',
  'refusal.PERIOD_RUNNING':
    'The period has not ended yet. Compute drafts now and close it after its last day.',
  'refusal.PERIOD_NOT_BEGUN': 'The period has not begun yet. Compute it once it runs.',
  'refusal.PERIOD_UNKNOWN':
    'There is no such period. Write it as 2026-10 for a month or 2026-W45 for a week.',
  'refusal.PERIOD_EARLIER_OPEN': 'An earlier period is still open. Close that one first.',
  'refusal.PERIOD_BUSY': 'A computation of this period is at work. Wait until it has ended.',
  'refusal.PERIOD_THAWED':
    'The facts changed since the review. The run is a draft again: compute and review anew.',
  'refusal.RUN_NOT_DRAFT': 'The run is no longer a draft. Reload the page to see its stage.',
  'refusal.RUN_NOT_REVIEWED':
    'The run has not been reviewed. Somebody else must review it before it is closed.',
  'refusal.RUN_CHANGED': 'The result differs from the one that was reviewed. Compute and review again.',
  'refusal.REVIEWER_SAME': 'You reviewed this run. Another person must close it.',
  'refusal.FOUR_EYES': 'A second person is needed for this step. Ask a colleague with the same role.',
  'refusal.PLAN_NONE':
    'No plan version holds in this period. Publish a version that is valid from its first day.',
  'refusal.PLAN_TWO': 'More than one plan version holds in this period. Correct their dates.',
  'refusal.PLAN_SCHEMA': 'The plan document has a mistake. The message names the place; correct it there.',
  'refusal.PLAN_REFUSED': 'The linter refuses this plan. Read its messages and change the rules they name.',
  'refusal.VERSION_USED': 'This plan version was used by a run and never changes. Save a new version.',
  'refusal.VERSION_OVERLAP': 'Another version already holds from this day. Choose a later day.',
  'refusal.FACTS_DIFFER':
    'Index and graph differ. Tell the operator to run the verification, then compute again.',
  'refusal.RANK_UNSTABLE':
    'The ranks of some members do not settle. Change the rank conditions they depend on.',
  'refusal.VOLUME_TOO_LARGE': 'A volume passes the exact range. Look for an order with a wrong amount.',
  'refusal.TREE_CYCLE': 'The sponsors form a loop. Correct one edge of it, then compute again.',
  'refusal.IMPORT_RUNNING': 'An import is running. Wait until it has ended, or cancel it.',
  'refusal.IMPORT_UNKNOWN': 'There is no such import. Choose one from the list.',
  'refusal.IMPORT_ENDED': 'This import has already ended. It can no longer be cancelled.',
  'refusal.QUERY_TOO_DEEP': 'The request goes too deep. Ask for less at once.',
  'refusal.QUERY_TOO_COSTLY': 'The request asks for too much at once. Narrow it.',
  'refusal.PAGE_TOO_LARGE': 'The page asked for is too large. Ask for at most 200 rows.',
  'refusal.TEXT_TOO_LONG': 'A text is too long. Shorten it.',
  'refusal.INDEX_BEHIND': 'The server is catching up with recent changes. Try again in a few seconds.',
} as const satisfies Record<`refusal.${RefusalCode}`, string>
