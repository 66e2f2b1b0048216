namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>Hard negatives by language and kind: what looks like personal data and is none. Slots as in <see cref="CallSentences"/>.</summary>
internal static class HarmlessSentences
{
    /// <summary>The kinds, in the order of the table.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["order number", "amount", "phone-like count", "time", "version", "failing checksum", "quantity", "other date", "product code", "talk", "room", "name-like"];

    /// <summary>The sentences of a kind in a language.</summary>
    public static IReadOnlyList<string> Of(string tongue, string kind) => ByTongue[tongue][Kinds.ToList().IndexOf(kind)];

    // In the order of Kinds.
    private static readonly Dictionary<string, string[][]> ByTongue = new()
    {
        ["en"] =
        [
            ["Your order number is {order}.", "The parcel has tracking number {order}.", "Order {order} left the warehouse.", "Please quote booking reference {order} for the replacement part."],
            ["The total comes to {money}.", "You were charged {money} instead of {money}.", "We can offer {money} a month."],
            ["The meter reads {meter}.", "The serial of the modem is {meter}.", "There were {big} callers in the queue.", "The barcode under it says {meter}."],
            ["The call started at {time}.", "At {stamp} the line dropped.", "We open at {time} and close at {time}.", "The recording is stamped {stamp}."],
            ["You need version {version}.", "The firmware is {version}, the new one {version}.", "Please install release {version}."],
            ["The tracking code is {badcard}.", "The voucher says {badcard}.", "The pallet label reads {badid}.", "The test string was {badiban}.", "Lot {badid} was recalled."],
            ["We need {n} units of {big} grams.", "That is {n} percent of {big} litres.", "Take {n} tablets in {n} days.", "The box weighs {n} kilos."],
            ["Your appointment is on {date}.", "The invoice of {date} is still open.", "The contract ends on {date}.", "We delivered it on {date} at {time}."],
            ["The part number is {code}.", "It's the model {code} in black.", "Do you stock {code}?"],
            ["I called {n} times and waited {n} minutes.", "One of them came, the other two did not, {n} in all.", "It's been {n} years, we had two or three of those.", "Press one for sales, two for support or {n} to go back."],
            ["The meeting is in room {room}.", "Take the lift to floor {n}, office {room}.", "You are at gate {room}, seat {n}.", "It's aisle {n}, shelf {room}."],
            ["My name is on the list since {n} weeks.", "This is ridiculous, I waited {n} minutes.", "I'm looking for a refund of {money}.", "The street was closed for {n} days.", "Thank you for calling, you are number {n} in the queue.", "I am calling about the offer of {money}."],
        ],
        ["de"] =
        [
            ["Ihre Bestellnummer ist {order}.", "Das Paket hat die Sendungsnummer {order}.", "Auftrag {order} hat das Lager verlassen."],
            ["Das macht zusammen {money}.", "Mir wurden {money} statt {money} berechnet.", "Wir bieten {money} im Monat."],
            ["Der Zähler steht auf {meter}.", "Die Seriennummer des Modems ist {meter}.", "Es waren {big} Anrufer in der Schleife."],
            ["Der Anruf begann um {time}.", "Um {stamp} brach die Leitung ab.", "Wir haben von {time} bis {time} offen."],
            ["Sie brauchen die Version {version}.", "Die Firmware ist {version}, die neue {version}.", "Bitte installieren Sie {version}."],
            ["Der Sendungscode ist {badcard}.", "Auf dem Gutschein steht {badcard}.", "Auf der Palette steht {badid}.", "Der Testwert war {badiban}."],
            ["Wir brauchen {n} Stück zu {big} Gramm.", "Das sind {n} Prozent von {big} Litern.", "Nehmen Sie {n} Tabletten in {n} Tagen."],
            ["Ihr Termin ist am {date}.", "Die Rechnung vom {date} ist offen.", "Der Vertrag endet am {date}."],
            ["Die Teilenummer ist {code}.", "Es ist das Modell {code} in Schwarz.", "Haben Sie {code} auf Lager?"],
            ["Ich habe {n} Mal angerufen und {n} Minuten gewartet.", "Einer kam, die anderen zwei nicht, zusammen {n}.", "Das ist {n} Jahre her, wir hatten zwei oder drei davon."],
            ["Die Besprechung ist in Raum {room}.", "Nehmen Sie den Aufzug in Etage {n}, Büro {room}.", "Sie sitzen an Gate {room}, Platz {n}."],
            ["Mein Name steht seit {n} Wochen auf der Liste.", "Hier ist seit {n} Tagen nichts passiert.", "Die Straße war {n} Tage gesperrt.", "Ich bin seit {n} Jahren Kunde."],
        ],
        ["fr"] =
        [
            ["Votre numéro de commande est le {order}.", "Le colis a le numéro de suivi {order}.", "La commande {order} a quitté l'entrepôt."],
            ["Cela fait {money} en tout.", "On m'a facturé {money} au lieu de {money}.", "Nous proposons {money} par mois."],
            ["Le compteur affiche {meter}.", "Le numéro de série du modem est {meter}.", "Il y avait {big} appels en attente."],
            ["L'appel a commencé à {time}.", "À {stamp} la ligne a coupé.", "Nous sommes ouverts de {time} à {time}."],
            ["Il vous faut la version {version}.", "Le logiciel est en {version}, le nouveau en {version}.", "Installez la {version}."],
            ["Le code du colis est {badcard}.", "Le bon d'achat indique {badcard}.", "L'étiquette de la palette dit {badid}.", "La valeur de test était {badiban}."],
            ["Il nous faut {n} unités de {big} grammes.", "Cela fait {n} pour cent de {big} litres.", "Prenez {n} comprimés en {n} jours."],
            ["Votre rendez-vous est le {date}.", "La facture du {date} est impayée.", "Le contrat se termine le {date}."],
            ["La référence de la pièce est {code}.", "C'est le modèle {code} en noir.", "Avez-vous {code} en stock ?"],
            ["J'ai appelé {n} fois et attendu {n} minutes.", "L'un est venu, les deux autres non, {n} en tout.", "Ça fait {n} ans, on en avait deux ou trois."],
            ["La réunion est en salle {room}.", "Prenez l'ascenseur au {n}, bureau {room}.", "Vous êtes à la porte {room}, place {n}."],
            ["Mon nom est sur la liste depuis {n} semaines.", "C'est incroyable, j'ai attendu {n} minutes.", "La rue était fermée {n} jours.", "Je suis client depuis {n} ans."],
        ],
        ["es"] =
        [
            ["Su número de pedido es {order}.", "El paquete tiene el número de seguimiento {order}.", "El pedido {order} salió del almacén."],
            ["En total son {money}.", "Me cobraron {money} en lugar de {money}.", "Le ofrecemos {money} al mes."],
            ["El contador marca {meter}.", "El número de serie del módem es {meter}.", "Había {big} llamadas en espera."],
            ["La llamada empezó a las {time}.", "A las {stamp} se cortó la línea.", "Abrimos de {time} a {time}."],
            ["Necesita la versión {version}.", "El programa está en {version}, el nuevo en {version}.", "Instale la {version}."],
            ["El código del envío es {badcard}.", "El vale dice {badcard}.", "La etiqueta del palé dice {badid}.", "El valor de prueba era {badiban}."],
            ["Necesitamos {n} unidades de {big} gramos.", "Es el {n} por ciento de {big} litros.", "Tome {n} pastillas en {n} días."],
            ["Su cita es el {date}.", "La factura del {date} está pendiente.", "El contrato termina el {date}."],
            ["La referencia de la pieza es {code}.", "Es el modelo {code} en negro.", "¿Tienen {code} en existencias?"],
            ["Llamé {n} veces y esperé {n} minutos.", "Uno vino, los otros dos no, {n} en total.", "Hace {n} años, teníamos dos o tres."],
            ["La reunión es en la sala {room}.", "Suba a la planta {n}, despacho {room}.", "Está en la puerta {room}, asiento {n}."],
            ["Mi nombre está en la lista desde hace {n} semanas.", "Es increíble, esperé {n} minutos.", "La calle estuvo cortada {n} días.", "Soy cliente desde hace {n} años."],
        ],
        ["it"] =
        [
            ["Il suo numero d'ordine è {order}.", "Il pacco ha il numero di tracciamento {order}.", "L'ordine {order} ha lasciato il magazzino."],
            ["In totale sono {money}.", "Mi hanno addebitato {money} invece di {money}.", "Offriamo {money} al mese."],
            ["Il contatore segna {meter}.", "Il numero di serie del modem è {meter}.", "C'erano {big} chiamate in attesa."],
            ["La chiamata è iniziata alle {time}.", "Alle {stamp} è caduta la linea.", "Siamo aperti dalle {time} alle {time}."],
            ["Serve la versione {version}.", "Il programma è alla {version}, il nuovo alla {version}.", "Installi la {version}."],
            ["Il codice della spedizione è {badcard}.", "Il buono dice {badcard}.", "L'etichetta del bancale dice {badid}.", "Il valore di prova era {badiban}."],
            ["Servono {n} unità da {big} grammi.", "È il {n} per cento di {big} litri.", "Prenda {n} compresse in {n} giorni."],
            ["Il suo appuntamento è il {date}.", "La fattura del {date} è ancora aperta.", "Il contratto scade il {date}."],
            ["Il codice del pezzo è {code}.", "È il modello {code} in nero.", "Avete {code} in magazzino?"],
            ["Ho chiamato {n} volte e aspettato {n} minuti.", "Uno è venuto, gli altri due no, {n} in tutto.", "Sono passati {n} anni, ne avevamo due o tre."],
            ["La riunione è nella sala {room}.", "Salga al piano {n}, ufficio {room}.", "È al gate {room}, posto {n}."],
            ["Il mio nome è sulla lista da {n} settimane.", "È incredibile, ho aspettato {n} minuti.", "La strada è stata chiusa {n} giorni.", "Sono cliente da {n} anni."],
        ],
    };
}
