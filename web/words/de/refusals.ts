import type { refusals as english } from '#web/words/en/refusals.ts'

export const refusals = {
  'refusal.NOT_FOUND':
    'Das gibt es nicht, oder es liegt außerhalb dessen, was Sie sehen dürfen. Prüfen Sie die Nummer oder suchen Sie danach.',
  'refusal.FORBIDDEN': 'Ihre Rolle erlaubt das nicht. Fragen Sie jemanden, dessen Rolle es erlaubt.',
  'refusal.UNAUTHENTICATED': 'Sie sind abgemeldet. Melden Sie sich wieder an; Ihre Eingaben sind noch da.',
  'refusal.SIGN_IN_FAILED':
    'E-Mail und Passwort passen nicht zusammen. Prüfen Sie beides und versuchen Sie es noch einmal.',
  'refusal.TOO_MANY_ATTEMPTS':
    'Zu viele Versuche. Warten Sie einige Minuten und versuchen Sie es dann noch einmal.',
  'refusal.PASSWORD_WEAK':
    'Dieses Passwort ist zu schwach. Nehmen Sie mindestens 12 Zeichen, die niemand errät.',
  'refusal.PASSWORD_WRONG': 'Das jetzige Passwort stimmt nicht. Geben Sie es noch einmal ein.',
  'refusal.REQUEST_KEY_REUSED':
    'Dieses Formular wurde schon mit anderem Inhalt gesendet. Öffnen Sie es neu und senden Sie noch einmal.',
  'refusal.STALE':
    'Jemand hat das inzwischen geändert. Laden Sie neu, sehen Sie die Änderung an und versuchen Sie es noch einmal.',
  'refusal.SPONSOR_UNKNOWN':
    'Es gibt keinen Partner mit dieser Nummer, der Sponsor sein könnte. Suchen Sie nach dem Namen.',
  'refusal.SPONSOR_ENDED': 'Der Vertrag dieses Sponsors ist beendet. Wählen Sie einen registrierten Sponsor.',
  'refusal.SPONSOR_LATER':
    'Dieser Sponsor ist später beigetreten als angegeben. Wählen Sie ein späteres Datum oder einen anderen Sponsor.',
  'refusal.SPONSOR_SAME': 'Das ist bereits der Sponsor. Eine Umsetzung ist nicht nötig.',
  'refusal.MOVE_RING':
    'Dieser Sponsor steht unter dem Partner, der umgesetzt werden soll. Wählen Sie einen außerhalb dieser Downline.',
  'refusal.MOVE_BEFORE_JOINED':
    'Das Datum liegt vor dem Beitritt eines der beiden oder vor dem, was jetzt gilt. Wählen Sie ein späteres Datum.',
  'refusal.MOVE_IN_CLOSED_PERIOD':
    'Das Datum liegt in einem abgeschlossenen Zeitraum. Wählen Sie ein Datum im offenen Zeitraum.',
  'refusal.MOVE_IN_FUTURE': 'Das Datum liegt in der Zukunft. Wählen Sie heute oder einen früheren Tag.',
  'refusal.MEMBER_NUMBER_TAKEN':
    'Diese Partnernummer ist schon vergeben. Lassen Sie das Feld leer, dann wird die nächste vergeben.',
  'refusal.EMAIL_TAKEN':
    'Diese E-Mail-Adresse kann nicht verwendet werden. Prüfen Sie sie oder nehmen Sie eine andere.',
  'refusal.APPROVER_SAME': 'Niemand genehmigt den eigenen Antrag. Nennen Sie eine andere Person.',
  'refusal.APPROVER_UNKNOWN':
    'Diese Person ist nicht bekannt oder darf nicht genehmigen. Nennen Sie jemand anderen aus dem Innendienst oder den Betreiber.',
  'refusal.MEMBER_ENDED':
    'Der Vertrag dieses Partners ist beendet. Für ihn kann nichts Neues erfasst werden.',
  'refusal.AGREEMENT_MISSING':
    'Die Vereinbarung ist nicht angenommen. Lesen Sie sie und setzen Sie das Häkchen.',
  'refusal.REASON_MISSING': 'Es fehlt ein Grund. Schreiben Sie einen Satz, den man auch später versteht.',
  'refusal.BUYER_UNKNOWN': 'Es gibt keinen Partner oder Kunden mit dieser Nummer. Suchen Sie nach dem Namen.',
  'refusal.ORDER_NUMBER_TAKEN':
    'Eine Bestellung mit dieser Nummer gibt es schon. Nehmen Sie eine andere Nummer.',
  'refusal.ORDER_BEFORE_JOINED': 'Die Bestellung liegt vor dem Beitritt des Käufers. Prüfen Sie das Datum.',
  'refusal.ORDER_IN_FUTURE': 'Die Bestellung liegt in der Zukunft. Datieren Sie sie auf heute oder früher.',
  'refusal.ORDER_EMPTY': 'Die Bestellung hat keine Position. Fügen Sie mindestens ein Produkt hinzu.',
  'refusal.ORDER_CANCELLED':
    'Die Bestellung ist storniert. Sie kann weder gutgeschrieben noch noch einmal storniert werden.',
  'refusal.PRODUCT_UNKNOWN': 'Es gibt kein Produkt mit dieser Artikelnummer. Prüfen Sie die Nummer.',
  'refusal.PRICE_UNKNOWN':
    'Für dieses Produkt, Land und diesen Tag gibt es keinen Preis. Ergänzen Sie zuerst die Preisliste.',
  'refusal.PRICE_NEGATIVE': 'Ein Preis kann nicht negativ sein. Erfassen Sie stattdessen eine Gutschrift.',
  'refusal.QUANTITY_NEGATIVE':
    'Eine Menge ist mindestens eins. Für eine Rücknahme erfassen Sie eine Gutschrift.',
  'refusal.CURRENCY_MISMATCH':
    'Die Währung ist nicht die des Unternehmens oder der Bestellung. Verwenden Sie diese.',
  'refusal.CREDIT_TOO_MUCH':
    'Es würde mehr gutgeschrieben, als von der Bestellung übrig ist. Verringern Sie die Menge.',
  'refusal.LINE_UNKNOWN':
    'Die Bestellung hat keine solche Position. Wählen Sie eine der gezeigten Positionen.',
  'refusal.PERIOD_CLOSED':
    'Dieser Zeitraum ist abgeschlossen und ändert sich nie mehr. Datieren Sie auf heute; Späteres wird zur Korrektur.',
  'refusal.PERIOD_RUNNING':
    'Der Zeitraum ist noch nicht zu Ende. Rechnen Sie Entwürfe und schließen Sie ihn nach dem letzten Tag ab.',
  'refusal.PERIOD_NOT_BEGUN': 'Der Zeitraum hat noch nicht begonnen. Rechnen Sie ihn, sobald er läuft.',
  'refusal.PERIOD_UNKNOWN':
    'Diesen Zeitraum gibt es nicht. Schreiben Sie 2026-10 für einen Monat oder 2026-W45 für eine Woche.',
  'refusal.PERIOD_EARLIER_OPEN': 'Ein früherer Zeitraum ist noch offen. Schließen Sie diesen zuerst ab.',
  'refusal.PERIOD_BUSY': 'Für diesen Zeitraum wird gerade gerechnet. Warten Sie, bis das fertig ist.',
  'refusal.PERIOD_THAWED':
    'Die Angaben haben sich seit der Prüfung geändert. Der Lauf ist wieder ein Entwurf: rechnen und prüfen Sie neu.',
  'refusal.RUN_NOT_DRAFT':
    'Der Lauf ist kein Entwurf mehr. Laden Sie die Seite neu, um seinen Stand zu sehen.',
  'refusal.RUN_NOT_REVIEWED':
    'Der Lauf ist nicht geprüft. Eine andere Person muss ihn vor dem Abschluss prüfen.',
  'refusal.RUN_CHANGED': 'Das Ergebnis ist nicht das geprüfte. Rechnen und prüfen Sie noch einmal.',
  'refusal.REVIEWER_SAME': 'Sie haben diesen Lauf geprüft. Abschließen muss ihn eine andere Person.',
  'refusal.FOUR_EYES':
    'Für diesen Schritt braucht es eine zweite Person. Bitten Sie jemanden mit derselben Rolle.',
  'refusal.PLAN_NONE':
    'In diesem Zeitraum gilt kein Vergütungsplan. Veröffentlichen Sie eine Fassung, die ab dem ersten Tag gilt.',
  'refusal.PLAN_TWO':
    'In diesem Zeitraum gelten mehrere Fassungen des Vergütungsplans. Berichtigen Sie deren Daten.',
  'refusal.PLAN_SCHEMA':
    'Der Vergütungsplan hat einen Fehler. Die Meldung nennt die Stelle; berichtigen Sie ihn dort.',
  'refusal.PLAN_REFUSED':
    'Die Prüfung lehnt diesen Vergütungsplan ab. Lesen Sie ihre Meldungen und ändern Sie die genannten Regeln.',
  'refusal.VERSION_USED':
    'Mit dieser Fassung wurde schon gerechnet; sie ändert sich nie mehr. Speichern Sie eine neue Fassung.',
  'refusal.VERSION_OVERLAP': 'Ab diesem Tag gilt schon eine andere Fassung. Wählen Sie einen späteren Tag.',
  'refusal.FACTS_DIFFER':
    'Index und Graph weichen voneinander ab. Bitten Sie den Betreiber um eine Prüfung und rechnen Sie dann neu.',
  'refusal.RANK_UNSTABLE':
    'Die Ränge einiger Partner kommen nicht zur Ruhe. Ändern Sie die Rangbedingungen, an denen das liegt.',
  'refusal.VOLUME_TOO_LARGE':
    'Ein Volumen übersteigt den genauen Bereich. Suchen Sie nach einer Bestellung mit falschem Betrag.',
  'refusal.TREE_CYCLE':
    'Die Sponsoren bilden einen Kreis. Berichtigen Sie eine Verbindung und rechnen Sie dann neu.',
  'refusal.IMPORT_RUNNING': 'Ein Import läuft. Warten Sie, bis er fertig ist, oder brechen Sie ihn ab.',
  'refusal.IMPORT_UNKNOWN': 'Diesen Import gibt es nicht. Wählen Sie einen aus der Liste.',
  'refusal.IMPORT_ENDED': 'Dieser Import ist schon zu Ende. Er kann nicht mehr abgebrochen werden.',
  'refusal.QUERY_TOO_DEEP': 'Die Anfrage geht zu tief. Fragen Sie weniger auf einmal ab.',
  'refusal.QUERY_TOO_COSTLY': 'Die Anfrage verlangt zu viel auf einmal. Grenzen Sie sie ein.',
  'refusal.PAGE_TOO_LARGE': 'Die verlangte Seite ist zu groß. Fragen Sie höchstens 200 Zeilen ab.',
  'refusal.TEXT_TOO_LONG': 'Ein Text ist zu lang. Kürzen Sie ihn.',
  'refusal.INDEX_BEHIND':
    'Der Server holt gerade die letzten Änderungen nach. Versuchen Sie es in einigen Sekunden noch einmal.',
} as const satisfies Record<keyof typeof english, string>
