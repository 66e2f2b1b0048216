namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>What calls of one country have of their own: language, names, streets, shapes of numbers.</summary>
internal sealed record CallLocale
{
    public required string Code { get; init; }

    public required SpokenLanguage Language { get; init; }

    /// <summary>Key into <see cref="CallSentences"/>: en, de, fr, es, it.</summary>
    public required string Tongue { get; init; }

    public required IReadOnlyList<string> FirstNames { get; init; }

    public required IReadOnlyList<string> LastNames { get; init; }

    /// <summary>Addresses with {n} house number, {u} unit, {p} the postal code; the postal code's pattern follows in <see cref="PostalCodes"/>.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Postal codes: # a digit, @ a letter.</summary>
    public required IReadOnlyList<string> PostalCodes { get; init; }

    /// <summary>Telephone numbers: # a digit, % one from 2 to 9; blanks part the groups in speech.</summary>
    public required IReadOnlyList<string> Phones { get; init; }

    /// <summary>Country of its IBANs; null where there are none.</summary>
    public string? Iban { get; init; }

    /// <summary>Whether the month is written before the day.</summary>
    public bool MonthFirst { get; init; }

    /// <summary>How numbers are grouped when said: 1 digit by digit, 2 in pairs.</summary>
    public int SpokenGroup { get; init; } = 1;

    public static IReadOnlyList<CallLocale> All { get; } =
    [
        new()
        {
            Code = "US", Tongue = "en", Language = SpokenLanguage.English, MonthFirst = true,
            FirstNames = ["Sarah", "Michael", "Jennifer", "DeShawn", "Emily", "Carlos", "Ashley", "Brandon", "Latoya", "Kevin", "Mei", "Grace"],
            LastNames = ["Whitfield", "Johnson", "Ramirez", "O'Connor", "Nguyen", "Patterson", "Kowalski", "Brooks", "Hernandez", "Lindqvist", "Young", "Baker"],
            Addresses = ["{n} Maple Avenue, Springfield, Illinois {p}", "{n} West Oak Street, Apartment {u}, Austin, TX {p}", "{n} Lakeview Drive, Columbus, Ohio {p}", "{n} Pine Ridge Road, Boise, ID {p}", "{n} Second Street, Portland, Oregon {p}"],
            PostalCodes = ["#####", "#####-####"],
            Phones = ["(%12) %## ####", "%03-%##-####", "+1 %15 %## ####", "%07.%##.####", "%18 %## ####"],
        },
        new()
        {
            Code = "UK", Tongue = "en", Language = SpokenLanguage.English, Iban = "GB",
            FirstNames = ["Oliver", "Amelia", "Priya", "George", "Isla", "Mohammed", "Charlotte", "Rhys", "Siobhan", "Harry", "Faith", "Mark"],
            LastNames = ["Pemberton", "Hughes", "MacLeod", "Begum", "Fairclough", "Okafor", "Davies", "Smith", "Ashworth", "O'Neill", "Green", "Cook"],
            Addresses = ["{n} Church Lane, Leeds {p}", "Flat {u}, {n} Victoria Road, Bristol {p}", "{n} High Street, Guildford {p}", "{n} Station Crescent, Cardiff {p}", "{n} Abbey Close, Norwich {p}"],
            PostalCodes = ["LS# #AB", "BS## #NQ", "GU# #DT", "CF## #EX", "NR# #PL", "SW#A #AA"],
            Phones = ["07### ######", "020 %### ####", "+44 7### ######", "01%## ######", "0161 %## ####"],
        },
        new()
        {
            Code = "DE", Tongue = "de", Language = SpokenLanguage.German, Iban = "DE",
            FirstNames = ["Anna", "Maximilian", "Ayşe", "Jürgen", "Sabine", "Lukas", "Katharina", "Björn", "Heike", "Emre", "Rosa", "Felix"],
            LastNames = ["Müller", "Schneider", "Yılmaz", "Hofmann", "Weiß", "Krüger", "Baumgartner", "Schulze", "Vogel", "Petersen", "Klein", "Bauer"],
            Addresses = ["Hauptstraße {n}, {p} Köln", "Lindenweg {n}, {p} Freiburg", "Am Markt {n}, {p} Bremen", "Goethestraße {n}, {p} Frankfurt", "Rosenallee {n}, {p} Dresden"],
            PostalCodes = ["5####", "7####", "2####", "01###"],
            Phones = ["0151 %#######", "0172/%######", "+49 30 %######", "089 %#####", "0221-%######"],
        },
        new()
        {
            Code = "FR", Tongue = "fr", Language = SpokenLanguage.French, Iban = "FR", SpokenGroup = 2,
            FirstNames = ["Camille", "Jean-Pierre", "Fatima", "Chloé", "Antoine", "Élodie", "Mamadou", "Sylvie", "Thibault", "Inès", "Pierre", "Aurore"],
            LastNames = ["Lefèvre", "Moreau", "Benali", "Dupont", "Girard", "Traoré", "Fontaine", "Rousseau", "Le Goff", "Chevalier", "Petit", "Boulanger"],
            Addresses = ["{n} rue Victor Hugo, {p} Lyon", "{n} avenue de la République, {p} Nantes", "{n} boulevard Gambetta, {p} Lille", "{n} place du Marché, {p} Colmar", "{n} bis impasse des Lilas, {p} Toulouse"],
            PostalCodes = ["69###", "44###", "59###", "31###"],
            Phones = ["06 ## ## ## ##", "07.##.##.##.##", "+33 6 ## ## ## ##", "01 ## ## ## ##", "04########"],
        },
        new()
        {
            Code = "ES", Tongue = "es", Language = SpokenLanguage.Spanish, Iban = "ES",
            FirstNames = ["María", "Javier", "Lucía", "José Luis", "Carmen", "Álvaro", "Montserrat", "Iker", "Pilar", "Sergio", "Rosario", "Ángel"],
            LastNames = ["García", "Fernández López", "Ibáñez", "Martín", "Etxeberria", "Navarro", "Peña", "Vázquez", "Castillo", "Muñoz", "Blanco", "Prieto"],
            Addresses = ["calle Mayor {n}, {p} Madrid", "avenida de América {n}, {p} Sevilla", "plaza de España {n}, {p} Zaragoza", "paseo de Gracia {n}, {p} Barcelona", "calle Nueva {n}, {p} Málaga"],
            PostalCodes = ["28###", "41###", "08###", "29###"],
            Phones = ["6## ### ###", "7########", "+34 6## ## ## ##", "91 ### ## ##", "93#######"],
        },
        new()
        {
            Code = "IT", Tongue = "it", Language = SpokenLanguage.Italian, Iban = "IT",
            FirstNames = ["Giulia", "Alessandro", "Chiara", "Marco", "Francesca", "Niccolò", "Valentina", "Giuseppe", "Aurora", "Matteo", "Gioia", "Bruno"],
            LastNames = ["Rossi", "Esposito", "Ferrari", "De Luca", "Colombo", "Marchetti", "D'Angelo", "Greco", "Barbieri", "Conti", "Bianchi", "Sarti"],
            Addresses = ["via Garibaldi {n}, {p} Milano", "corso Vittorio Emanuele {n}, {p} Torino", "piazza Dante {n}, {p} Napoli", "viale dei Mille {n}, {p} Firenze", "via Roma {n}, {p} Bologna"],
            PostalCodes = ["20###", "10###", "80###", "50###"],
            Phones = ["33# #######", "34# ### ####", "+39 32# #######", "02 ########", "06 %######"],
        },
        new()
        {
            Code = "IN", Tongue = "en", Language = SpokenLanguage.English,
            FirstNames = ["Aarav", "Ananya", "Rajesh", "Priyanka", "Vikram", "Lakshmi", "Arjun", "Fatima", "Sunita", "Karthik", "Deepa", "Harpreet"],
            LastNames = ["Sharma", "Iyer", "Patel", "Reddy", "Chatterjee", "Singh", "Nair", "Khan", "Banerjee", "Subramanian", "Rao", "Deshmukh"],
            Addresses = ["{n} MG Road, Bengaluru {p}", "Flat {u}, {n} Linking Road, Mumbai {p}", "{n} Anna Salai, Chennai {p}", "House number {n}, Sector {u}, Gurgaon {p}", "{n} Park Street, Kolkata {p}"],
            PostalCodes = ["560 0##", "4000##", "600 0##", "700 0##"],
            Phones = ["98### #####", "+91 7#### #####", "8#########", "080 2### ####", "99##-###-###"],
        },
        new()
        {
            Code = "SG", Tongue = "en", Language = SpokenLanguage.English,
            FirstNames = ["Wei Ling", "Jun Hao", "Siti", "Hui Min", "Muthu", "Rachel", "Kai", "Nurul", "Zhi Wei", "Faizal", "Joy", "Daryl"],
            LastNames = ["Tan", "Lim", "Binte Rahman", "Goh", "Pillai", "Ong", "Chua", "Ismail", "Teo", "Koh", "Wong", "Ho"],
            Addresses = ["Block {n} Ang Mo Kio Avenue 3, #08-{u}, Singapore {p}", "{n} Orchard Road, Singapore {p}", "Blk {n} Tampines Street 21, #12-{u}, Singapore {p}", "{n} Bukit Timah Road, Singapore {p}", "{n} Jurong West Street 42, Singapore {p}"],
            PostalCodes = ["56####", "23####", "52####", "64####"],
            Phones = ["9### ####", "8### ####", "+65 9### ####", "6### ####", "8#######"],
        },
        new()
        {
            Code = "AU", Tongue = "en", Language = SpokenLanguage.English,
            FirstNames = ["Jack", "Matilda", "Liam", "Chloe", "Noah", "Ruby", "Hamish", "Thuy", "Bruce", "Kirra", "Hope", "Dean"],
            LastNames = ["Thompson", "Nguyen", "McKenzie", "Papadopoulos", "Walker", "Campbell", "O'Brien", "Taylor", "Rossi", "Fitzgerald", "King", "Marsh"],
            Addresses = ["{n} George Street, Parramatta NSW {p}", "Unit {u}, {n} Beach Road, Frankston VIC {p}", "{n} Queen Street, Brisbane QLD {p}", "{n} Hay Street, Perth WA {p}", "{n} Rundle Parade, Adelaide South Australia {p}"],
            PostalCodes = ["2###", "3###", "4###", "6###"],
            Phones = ["04## ### ###", "+61 4## ### ###", "02 9### ####", "(03) 9### ####", "07 3### ####"],
        },
    ];
}
