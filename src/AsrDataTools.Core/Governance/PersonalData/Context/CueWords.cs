namespace AsrDataTools.Governance.PersonalData;

/// <summary>The words and phrases that tell what a number near them is, in the languages that are known.</summary>
internal static class CueWords
{
    /// <summary>Phrases by cue, parted by bars; a phrase is written in small letters, its words parted by one blank.</summary>
    public static IReadOnlyList<(Cue Cue, string Phrases)> All { get; } =
    [
        (Cue.Card, "card|cards|card number|credit card|debit card|visa|mastercard|master card|amex|american express|discover|pan|cardholder"
            + "|kartennummer|kreditkarte|kreditkartennummer|karte|carte|carte bancaire|carte bleue|numéro de carte|tarjeta|tarjeta de crédito|número de tarjeta|carta|carta di credito|numero di carta|bankkarte"),
        (Cue.Iban, "iban|bank account|kontonummer iban|bankverbindung|bankdaten|compte bancaire|rib|cuenta bancaria|conto bancario|conto corrente|bic|swift|wire|transfer|überweisen|überweisung|virement|transferencia|bonifico"),
        (Cue.SocialSecurity, "ssn|social|social security|social security number|soc sec|socials"),
        (Cue.Itin, "itin|taxpayer|taxpayer identification|individual taxpayer|taxpayer id|tax id"),
        (Cue.Nhs, "nhs|nhs number|nhs no|national health"),
        (Cue.NationalInsurance, "nino|national insurance|national insurance number|ni number|insurance number"),
        (Cue.GermanTax, "steuer-id|steuer id|steuerid|steuernummer|steueridentifikationsnummer|identifikationsnummer|steuer-identifikationsnummer|steuerliche identifikationsnummer|idnr|tin"),
        (Cue.IdentityCard, "personalausweis|personalausweisnummer|ausweis|ausweisnummer|ausweis-nr|reisepass|reisepassnummer|passport|passport number|passnummer|identity card|id card"),
        (Cue.FrenchSocialSecurity, "sécurité sociale|securite sociale|numéro de sécurité|sécu|secu|nir|insee|carte vitale|assuré|immatriculation sociale"),
        (Cue.SpanishIdentity, "dni|nie|nif|documento de identidad|documento nacional|carnet de identidad|documento|identidad"),
        (Cue.FiscalCode, "codice fiscale|codice|fiscale|cf"),
        (Cue.Aadhaar, "aadhaar|aadhar|adhaar|adhar|uid|uidai"),
        (Cue.Pan, "pan|pan card|pan number|permanent account|permanent account number"),
        (Cue.Nric, "nric|fin|ic|ic number|identity card|nric number|identification number"),
        (Cue.TaxFile, "tfn|tax file|tax file number"),
        (Cue.Medicare, "medicare|medicare card|medicare number"),
        (Cue.BusinessNumber, "abn|business number|australian business number"),
        (Cue.MyNumber, "my number|your number|his number|her number|our number|meine nummer|mon numéro|mi número|mio numero"),
        (Cue.Phone, "phone|richiamare|richiamarmi|raggiungibile|localizable|rufen|zurückrufen|rappel|llamada|phone number|telephone|tel|mobile|mobile number|cell|cell phone|cellphone|call|calling|called|callback|call back|call me|reach|reached|ring|dial|fax|text me|whatsapp|sms|contact number|landline|number to call|home number|work number|best number|hotline|helpline"
            + "|telefon|telefonnummer|rufnummer|handy|handynummer|mobil|mobilnummer|mobilfunk|anrufen|erreichen|erreichbar|rückruf|tel.|téléphone|telephone|portable|mobile|numéro de téléphone|appeler|appelez|rappeler|rappelez|joindre|joignable|fixe"
            + "|teléfono|telefono|móvil|movil|celular|llamar|llámame|llame|llamarme|número de teléfono|cellulare|chiamare|chiamami|chiamarmi|numero di telefono|recapito|fisso"),
        (Cue.Email, "email|e-mail|e mail|mail|email address|courriel|correo|correo electrónico|posta|posta elettronica|e-mail-adresse|mailadresse|adresse mail"),
        (Cue.Network, "ip|ip address|address|server|host|router|gateway|ping|login|logged|connect|connected|client|peer|dns|ipv4|ipv6|ip-adresse|adresse ip|dirección ip|indirizzo ip|mac|mac address|device"),
        (Cue.Birth, "dob|d.o.b|date of birth|birth|born|birthday|birthdate|birth date|geboren|geburtsdatum|geburtstag|geb|né|née|naissance|date de naissance|anniversaire|nacido|nacida|nací|nació|nacimiento|fecha de nacimiento|cumpleaños|nato|nata|nascita|data di nascita|compleanno"),
        (Cue.Address, "address|ship|shipping|livrez|liefern|envíelo|spedisca|envíe|consegna|live|lives|living|reside|resides|residing|residence|home|mail to|ship to|ship it|deliver|delivery|deliver to|located|moved|house|adresse|anschrift|wohne|wohnt|wohnhaft|wohnen|lieferadresse|habite|habitons|demeure|domicile|domicilié|vis|vivo|vive|resido|dirección|direccion|domicilio|abito|abita|vivo|residente|indirizzo|residenza|straße|hausnummer"),
        (Cue.Postcode, "zip|zip code|zipcode|postcode|post code|postal code|postal|pin code|pincode|plz|postleitzahl|code postal|código postal|codigo postal|cap|codice postale|codice di avviamento"),
        (Cue.MedicalRecord, "mrn|medical record|medical record number|medical record no|patient id|patient number|patient no|patient identifier|hospital number|chart number|record number|patientennummer|patienten-id|patientenakte|fallnummer|numéro de patient|numéro de dossier|dossier médical|dossier|historia clínica|número de paciente|número de historia|cartella clinica|numero di paziente|codice paziente"),
        (Cue.Account, "account number|account no|account num|account id|account is|account ending|acct|acct number|acct no|bank account|a/c|customer number|customer id|customer no|member id|member number|membership number|membership|client number|client id|account|sort code|routing number"
            + "|kontonummer|konto|kundennummer|kundennr|mitgliedsnummer|vertragsnummer|numéro de compte|numéro de client|numéro client|compte|número de cuenta|cuenta|número de cliente|numero di conto|conto|numero cliente|codice cliente"),
        (Cue.Policy, "policy number|contract number|número de contrato|contrato|número de expediente|expediente|numero di contratto|contratto|aktenzeichen|numéro d'adhérent|adhérent|numéro de sinistre|sinistre|numero di pratica|pratica|siniestro|número de siniestro|sinistro|policy no|policy id|policy|claim number|claim no|claim id|insurance policy|insurance id|versicherungsnummer|versicherungsscheinnummer|policennummer|police|schadennummer|numéro de police|numéro de contrat|contrat|número de póliza|póliza|poliza|numero di polizza|polizza"),
        (Cue.Order, "order|order number|order no|order id|invoice|invoice number|ticket|ticket number|case number|case id|tracking|tracking number|confirmation|confirmation number|confirmation code|reference|reference number|booking|booking reference|reservation|receipt|purchase order|po|shipment|parcel|transaction|transaction id"
            + "|bestellnummer|bestellung|rechnungsnummer|rechnung|auftragsnummer|auftrag|sendungsnummer|ticketnummer|vorgangsnummer|buchungsnummer|commande|numéro de commande|facture|numéro de facture|réservation|colis|suivi|pedido|número de pedido|factura|reserva|seguimiento|ordine|numero d'ordine|numero ordine|fattura|prenotazione|spedizione"),
        (Cue.Plate, "plate|plates|license plate|licence plate|number plate|registration|registration number|reg|reg number|vehicle|car|kennzeichen|nummernschild|plaque|immatriculation|plaque d'immatriculation|matrícula|matricula|targa|numberplate"),
        (Cue.Place, "gps|coordinates|coordinate|latitude|longitude|lat|long|lon|location|koordinaten|breitengrad|längengrad|coordonnées|coordenadas|latitud|longitud|coordinate|latitudine|longitudine|position|located"),
        (Cue.Thing, "meter|reading|voucher|coupon|label|pallet|test string|zähler|zählerstand|compteur|contador|contatore|gutschein|version|v|release|build|revision|rev|serial|serial number|part|part number|model|sku|isbn|issn|doi|ean|upc|barcode|item|product|firmware|kernel|patch|commit|hash|checksum|crc|port|page|pages|chapter|section|figure|table|line|lines|bug|issue|rfc|iso|cve|dollars|euros|pounds|rupees|usd|eur|gbp|inr|price|cost|costs|total|amount|bytes|kb|mb|gb|hz|khz|ms|timestamp|epoch|unix time|frames|samples|id|flight|gate|lot|batch|code"
            + "|seriennummer|artikelnummer|modell|preis|betrag|numéro de série|modèle|prix|montant|número de serie|modelo|precio|importe|numero di serie|modello|prezzo|importo|versión|versione"),
    ];
}
