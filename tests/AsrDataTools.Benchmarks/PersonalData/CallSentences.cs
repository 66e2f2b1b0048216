namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>Sentences of calls by language and class; a slot in braces is filled by <see cref="ValueMaker"/>.</summary>
internal static class CallSentences
{
    /// <summary>The sentences of a class in a language.</summary>
    public static IReadOnlyList<string> Of(string tongue, string name) => ByTongue[tongue][name];

    private static readonly Dictionary<string, Dictionary<string, string[]>> ByTongue = new()
    {
        ["en"] = new()
        {
            ["PaymentCard"] = ["Sure, the card number is {PaymentCard}.", "It's a debit card, {PaymentCard}.", "Can you charge {PaymentCard}, please?", "{PaymentCard}, and the name on it is {PersonName}.", "Okay so that's {PaymentCard} on the front of the credit card."],
            ["Iban"] = ["Please pay it into {Iban}.", "My IBAN is {Iban}.", "The account for the refund would be {Iban}.", "{Iban}, that's the whole thing.", "I have the bank details here, {Iban}."],
            ["UsSsn"] = ["My social security number is {UsSsn}.", "Social is {UsSsn}.", "The last time they asked for my SSN, it's {UsSsn}.", "{UsSsn}, that's my social.", "You can verify me by social security, {UsSsn}."],
            ["NationalId"] = ["My {idname} is {NationalId}.", "The {idname} on the letter says {NationalId}.", "{NationalId}, that's my {idname}.", "Can you look me up? The {idname}, it's {NationalId}.", "Let me read you my {idname}, {NationalId}, okay?"],
            ["Phone"] = ["You can call me back on {Phone}.", "My number is {Phone}.", "The best phone number is {Phone}.", "{Phone}, that's my mobile.", "Is there a contact number? Yes, {Phone}.", "This is {PersonName}, please ring {Phone}."],
            ["Email"] = ["My email is {Email}.", "Send the invoice to {Email}, please.", "It's {Email}.", "The address I signed up with is {Email}.", "You can write to {Email} or call me on {Phone}."],
            ["IpAddress"] = ["The IP address is {IpAddress}.", "I can see the router at {IpAddress}.", "The log shows a login from {IpAddress}.", "Try to ping {IpAddress}, please.", "My IP shows up as {IpAddress}."],
            ["DateOfBirth"] = ["My date of birth is {DateOfBirth}.", "I was born on {DateOfBirth}.", "Date of birth? {DateOfBirth}.", "{DateOfBirth}, that's my birthday.", "The patient was born {DateOfBirth}.", "{PersonName}, born {DateOfBirth}."],
            ["Address"] = ["I live at {Address}.", "My address is {Address}.", "Please ship it to {Address}.", "The billing address is {Address}, thank you.", "We moved, it's now {Address}.", "{PersonName}, {Address}."],
            ["RecordNumber"] = ["My account number is {RecordNumber}.", "The policy number, that's {RecordNumber}.", "The medical record number is {RecordNumber}.", "I have a customer number here, {RecordNumber}.", "My member ID is {RecordNumber}.", "The claim number they gave me is {RecordNumber}."],
            ["PersonName"] = ["My name is {PersonName}.", "This is {PersonName} speaking.", "The account is under {PersonName}.", "Hi, I'm {PersonName}, I called yesterday.", "Am I speaking with {PersonName}?", "Thank you, Mrs. {PersonName}, I'll check that for you.", "Please make it out to {PersonName}."],
        },
        ["de"] = new()
        {
            ["PaymentCard"] = ["Die Kartennummer ist {PaymentCard}.", "Das ist eine Girokarte, {PaymentCard}.", "Bitte buchen Sie von {PaymentCard} ab.", "{PaymentCard}, und der Name ist {PersonName}.", "Meine Kreditkarte hat die Nummer {PaymentCard}."],
            ["Iban"] = ["Meine IBAN lautet {Iban}.", "Bitte überweisen Sie auf {Iban}.", "Die Bankverbindung ist {Iban}.", "{Iban}, das ist das Konto.", "Für die Rückzahlung nehmen Sie {Iban}."],
            ["NationalId"] = ["Meine {idname} ist {NationalId}.", "Die {idname} auf dem Bescheid ist {NationalId}.", "{NationalId}, das ist meine {idname}.", "Ich lese die {idname} vor, {NationalId}.", "Die Steuer-ID ist {NationalId}."],
            ["Phone"] = ["Meine Telefonnummer ist {Phone}.", "Rufen Sie mich unter {Phone} zurück.", "Sie erreichen mich unter {Phone}.", "{Phone}, das ist mein Handy.", "Hier ist {PersonName}, meine Nummer ist {Phone}."],
            ["Email"] = ["Meine E-Mail-Adresse ist {Email}.", "Schicken Sie das bitte an {Email}.", "Das wäre {Email}.", "Angemeldet bin ich mit {Email}.", "Schreiben Sie an {Email}, bitte."],
            ["IpAddress"] = ["Die IP-Adresse ist {IpAddress}.", "Der Router steht auf {IpAddress}.", "Im Protokoll steht eine Anmeldung von {IpAddress}.", "Meine IP ist {IpAddress}.", "Versuchen Sie mal {IpAddress}."],
            ["DateOfBirth"] = ["Mein Geburtsdatum ist {DateOfBirth}.", "Ich bin am {DateOfBirth} geboren.", "Geburtsdatum? {DateOfBirth}.", "{PersonName}, geboren am {DateOfBirth}.", "Mein Geburtstag ist der {DateOfBirth}."],
            ["Address"] = ["Ich wohne {Address}.", "Meine Adresse ist {Address}.", "Bitte liefern Sie an {Address}.", "Die Rechnungsanschrift ist {Address}, danke.", "Wir sind umgezogen, jetzt {Address}."],
            ["RecordNumber"] = ["Meine Kundennummer ist {RecordNumber}.", "Die Versicherungsnummer lautet {RecordNumber}.", "Die Vertragsnummer, das ist {RecordNumber}.", "Meine Patientennummer ist {RecordNumber}.", "Das Aktenzeichen ist {RecordNumber}."],
            ["PersonName"] = ["Mein Name ist {PersonName}.", "Hier spricht {PersonName}.", "Ich heiße {PersonName}.", "Der Vertrag läuft auf {PersonName}.", "Spreche ich mit {PersonName}?", "Guten Tag Frau {PersonName}, was kann ich tun?"],
        },
        ["fr"] = new()
        {
            ["PaymentCard"] = ["Le numéro de carte est le {PaymentCard}.", "C'est une carte de débit, {PaymentCard}.", "Vous pouvez débiter la {PaymentCard}.", "{PaymentCard}, au nom de {PersonName}.", "Ma carte bancaire, c'est {PaymentCard}."],
            ["Iban"] = ["Mon IBAN est {Iban}.", "Merci de virer sur {Iban}.", "Les coordonnées bancaires sont {Iban}.", "{Iban}, c'est mon compte.", "Pour le remboursement c'est {Iban}."],
            ["NationalId"] = ["Mon {idname} est le {NationalId}.", "Le {idname} sur la carte Vitale, c'est {NationalId}.", "{NationalId}, c'est mon {idname}.", "Je vous lis le {idname}, {NationalId}.", "Numéro de sécu, {NationalId}."],
            ["Phone"] = ["Mon numéro de téléphone est le {Phone}.", "Vous pouvez me rappeler au {Phone}.", "Je suis joignable au {Phone}.", "{Phone}, c'est mon portable.", "Ici {PersonName}, mon numéro c'est le {Phone}."],
            ["Email"] = ["Mon adresse mail est {Email}.", "Envoyez la facture à {Email}.", "C'est {Email}.", "Je suis inscrit avec {Email}.", "Vous pouvez écrire à {Email}."],
            ["IpAddress"] = ["L'adresse IP est {IpAddress}.", "Le routeur est sur {IpAddress}.", "Le journal montre une connexion depuis {IpAddress}.", "Mon IP est {IpAddress}.", "Essayez {IpAddress}."],
            ["DateOfBirth"] = ["Ma date de naissance est le {DateOfBirth}.", "Je suis né le {DateOfBirth}.", "Je suis née le {DateOfBirth}.", "{PersonName}, née le {DateOfBirth}.", "Date de naissance ? {DateOfBirth}."],
            ["Address"] = ["J'habite {Address}.", "Mon adresse est {Address}.", "Livrez s'il vous plaît au {Address}.", "L'adresse de facturation est {Address}, merci.", "On a déménagé, c'est maintenant {Address}."],
            ["RecordNumber"] = ["Mon numéro de client est le {RecordNumber}.", "Le numéro de contrat, c'est {RecordNumber}.", "Mon numéro de dossier est {RecordNumber}.", "Numéro d'adhérent {RecordNumber}.", "Le numéro de sinistre est {RecordNumber}."],
            ["PersonName"] = ["Je m'appelle {PersonName}.", "C'est {PersonName} à l'appareil.", "Mon nom est {PersonName}.", "Le contrat est au nom de {PersonName}.", "Bonjour madame {PersonName}, je vérifie.", "Ici {PersonName}, j'ai appelé hier."],
        },
        ["es"] = new()
        {
            ["PaymentCard"] = ["El número de tarjeta es {PaymentCard}.", "Es una tarjeta de débito, {PaymentCard}.", "Puede cobrar en la {PaymentCard}.", "{PaymentCard}, a nombre de {PersonName}.", "Mi tarjeta de crédito es la {PaymentCard}."],
            ["Iban"] = ["Mi IBAN es {Iban}.", "Haga la transferencia a {Iban}.", "La cuenta bancaria es {Iban}.", "{Iban}, esa es la cuenta.", "Para la devolución, {Iban}."],
            ["NationalId"] = ["Mi {idname} es {NationalId}.", "El {idname} que figura es {NationalId}.", "{NationalId}, ese es mi {idname}.", "Le leo el {idname}, {NationalId}.", "Número de {idname}, {NationalId}."],
            ["Phone"] = ["Mi número de teléfono es el {Phone}.", "Puede llamarme al {Phone}.", "Estoy localizable en el {Phone}.", "{Phone}, es mi móvil.", "Soy {PersonName}, mi teléfono es {Phone}."],
            ["Email"] = ["Mi correo electrónico es {Email}.", "Envíe la factura a {Email}.", "Es {Email}.", "Me registré con {Email}.", "Puede escribir a {Email}."],
            ["IpAddress"] = ["La dirección IP es {IpAddress}.", "El router está en {IpAddress}.", "El registro muestra un acceso desde {IpAddress}.", "Mi IP es {IpAddress}.", "Pruebe con {IpAddress}."],
            ["DateOfBirth"] = ["Mi fecha de nacimiento es el {DateOfBirth}.", "Nací el {DateOfBirth}.", "¿Fecha de nacimiento? {DateOfBirth}.", "{PersonName}, nacida el {DateOfBirth}.", "Mi cumpleaños, el {DateOfBirth}."],
            ["Address"] = ["Vivo en {Address}.", "Mi dirección es {Address}.", "Envíelo a {Address}, por favor.", "La dirección de facturación es {Address}, gracias.", "Nos mudamos, ahora es {Address}."],
            ["RecordNumber"] = ["Mi número de cliente es {RecordNumber}.", "El número de póliza es {RecordNumber}.", "El número de contrato, {RecordNumber}.", "Mi número de historia clínica es {RecordNumber}.", "El número de expediente es {RecordNumber}."],
            ["PersonName"] = ["Me llamo {PersonName}.", "Mi nombre es {PersonName}.", "Le habla {PersonName}.", "El contrato está a nombre de {PersonName}.", "Buenos días, señora {PersonName}, lo compruebo.", "Soy {PersonName}, llamé ayer."],
        },
        ["it"] = new()
        {
            ["PaymentCard"] = ["Il numero della carta è {PaymentCard}.", "È una carta di debito, {PaymentCard}.", "Può addebitare sulla {PaymentCard}.", "{PaymentCard}, intestata a {PersonName}.", "La mia carta di credito è la {PaymentCard}."],
            ["Iban"] = ["Il mio IBAN è {Iban}.", "Faccia il bonifico su {Iban}.", "Le coordinate bancarie sono {Iban}.", "{Iban}, questo è il conto.", "Per il rimborso, {Iban}."],
            ["NationalId"] = ["Il mio {idname} è {NationalId}.", "Il {idname} sulla tessera è {NationalId}.", "{NationalId}, questo è il mio {idname}.", "Le leggo il {idname}, {NationalId}.", "Codice fiscale, {NationalId}."],
            ["Phone"] = ["Il mio numero di telefono è {Phone}.", "Mi può richiamare al {Phone}.", "Sono raggiungibile al {Phone}.", "{Phone}, è il mio cellulare.", "Sono {PersonName}, il mio numero è {Phone}."],
            ["Email"] = ["La mia email è {Email}.", "Mandi la fattura a {Email}.", "È {Email}.", "Mi sono registrato con {Email}.", "Può scrivere a {Email}."],
            ["IpAddress"] = ["L'indirizzo IP è {IpAddress}.", "Il router sta su {IpAddress}.", "Il registro mostra un accesso da {IpAddress}.", "Il mio IP è {IpAddress}.", "Provi con {IpAddress}."],
            ["DateOfBirth"] = ["La mia data di nascita è {DateOfBirth}.", "Sono nato il {DateOfBirth}.", "Sono nata il {DateOfBirth}.", "Data di nascita? {DateOfBirth}.", "{PersonName}, nata il {DateOfBirth}."],
            ["Address"] = ["Abito in {Address}.", "Il mio indirizzo è {Address}.", "Spedisca a {Address}, per favore.", "L'indirizzo di fatturazione è {Address}, grazie.", "Ci siamo trasferiti, ora è {Address}."],
            ["RecordNumber"] = ["Il mio codice cliente è {RecordNumber}.", "Il numero di polizza è {RecordNumber}.", "Il numero di contratto, {RecordNumber}.", "Il numero della pratica è {RecordNumber}.", "La cartella clinica ha il numero {RecordNumber}."],
            ["PersonName"] = ["Mi chiamo {PersonName}.", "Il mio nome è {PersonName}.", "Parla {PersonName}.", "Il contratto è intestato a {PersonName}.", "Buongiorno signora {PersonName}, controllo subito.", "Sono {PersonName}, ho chiamato ieri."],
        },
    };
}
