namespace AsrDataTools.Text;

/// <summary>Brings British spelling to American by the endings in which they differ, for stems that are known to.</summary>
internal static class EnglishSpelling
{
    // -our, with whatever follows: colour, coloured, colourful.
    private static readonly string[] Our =
    [
        "arbour", "ardour", "armour", "behaviour", "candour", "clamour", "colour", "demeanour", "endeavour", "favour", "fervour",
        "flavour", "harbour", "honour", "humour", "labour", "neighbour", "odour", "parlour", "rancour", "rigour", "rumour", "saviour", "savour",
        "splendour", "tumour", "valour", "vapour", "vigour",
    ];

    // -ise and -isation: the stems before them.
    private static readonly HashSet<string> Ise = new(StringComparer.Ordinal)
    {
        "agon", "apolog", "author", "capital", "categor", "character", "civil", "colon", "commercial", "critic", "custom", "digit", "econom",
        "emphas", "equal", "familiar", "fertil", "final", "general", "global", "harmon", "hospital", "immun", "individual", "industrial",
        "initial", "item", "legal", "local", "maxim", "memor", "mechan", "minim", "mobil", "modern", "national", "neutral", "normal", "optim",
        "organ", "personal", "priorit", "privat", "public", "real", "recogn", "reorgan", "revolution", "scrutin", "special", "stabil",
        "standard", "steril", "summar", "symbol", "sympath", "synchron", "util", "victim", "visual", "vital",
    };

    private static readonly string[] IseEndings = ["isations", "isation", "ising", "ised", "iser", "isers", "ises", "ise"];

    // Doubled l before an ending that American spelling leaves single.
    private static readonly HashSet<string> DoubledL = new(StringComparer.Ordinal)
    {
        "cancel", "channel", "counsel", "dial", "equal", "fuel", "jewel", "label", "level", "marvel", "model", "panel", "quarrel", "rival", "signal",
        "total", "travel", "tunnel",
    };

    private static readonly string[] DoubledEndings = ["led", "ling", "lings", "ler", "lers", "lery"];

    private static readonly Dictionary<string, string> Words = WordPairs.Of("""
        centre: center, centres: centers, centred: centered, theatre: theater, theatres: theaters, metre: meter, metres: meters
        kilometre: kilometer, kilometres: kilometers, centimetre: centimeter, centimetres: centimeters, millimetre: millimeter
        millimetres: millimeters, litre: liter, litres: liters, fibre: fiber, fibres: fibers, calibre: caliber, sombre: somber
        lustre: luster, analyse: analyze, analysed: analyzed, analysing: analyzing, paralyse: paralyze, paralysed: paralyzed
        catalyse: catalyze, catalogue: catalog, catalogues: catalogs, dialogue: dialog, dialogues: dialogs, analogue: analog
        defence: defense, defences: defenses, offence: offense, offences: offenses, licence: license, licences: licenses
        pretence: pretense, practise: practice, practised: practiced, practising: practicing, grey: gray, greys: grays
        tyre: tire, tyres: tires, kerb: curb, cheque: check, cheques: checks, programme: program, programmes: programs
        storey: story, storeys: stories, aluminium: aluminum, aeroplane: airplane, aeroplanes: airplanes, moustache: mustache
        plough: plow, pyjamas: pajamas, sceptical: skeptical, sceptic: skeptic, mum: mom, mums: moms, whilst: while
        enrol: enroll, enrolment: enrollment, fulfil: fulfill, fulfilment: fulfillment, instalment: installment
        instalments: installments, skilful: skillful, wilful: willful, jewellery: jewelry, judgement: judgment, ageing: aging
        anaemia: anemia, anaesthetic: anesthetic, anaesthesia: anesthesia, diarrhoea: diarrhea, foetus: fetus
        gynaecology: gynecology, haemoglobin: hemoglobin, haemorrhage: hemorrhage, leukaemia: leukemia, oesophagus: esophagus
        oestrogen: estrogen, orthopaedic: orthopedic, paediatric: pediatric, paediatrician: pediatrician, manoeuvre: maneuver
        encyclopaedia: encyclopedia, okay: ok
        """);

    public static string American(string word)
    {
        if (Words.TryGetValue(word, out string? other)) return other;
        foreach (string stem in Our)
        {
            int at = word.IndexOf(stem, StringComparison.Ordinal);
            if (at is 0 or 2 or 3) return word[..(at + stem.Length - 2)] + word[(at + stem.Length - 1)..];
        }

        foreach (string ending in IseEndings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && Ise.Contains(word[..^ending.Length])) return word[..^ending.Length] + "iz" + ending[2..];
        }

        foreach (string ending in DoubledEndings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal) && DoubledL.Contains(word[..^ending.Length])) return word[..^ending.Length] + ending[1..];
        }

        return word;
    }
}
