using AsrDataTools.Text;

namespace AsrDataTools.Vocabulary;

/// <summary>Units after a number, and the short form that stands for each.</summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, string> Shortened = WordPairs.Of("""
        mg: mg, mgs: mg, milligram: mg, milligrams: mg, milligramme: mg, milligrammes: mg, mcg: mcg, mcgs: mcg, microgram: mcg, micrograms: mcg
        μg: mcg, µg: mcg, g: g, gm: g, gms: g, gram: g, grams: g, gramme: g, grammes: g, kg: kg, kgs: kg, kilo: kg, kilos: kg, kilogram: kg, kilograms: kg
        lb: lb, lbs: lb, oz: oz, ounce: oz, ounces: oz, ml: ml, mls: ml, milliliter: ml, milliliters: ml, millilitre: ml
        millilitres: ml, cc: cc, ccs: cc, l: l, liter: l, liters: l, litre: l, litres: l, dl: dl, deciliter: dl, deciliters: dl
        mm: mm, millimeter: mm, millimeters: mm, millimetre: mm, millimetres: mm, cm: cm, centimeter: cm, centimeters: cm, centimetre: cm, centimetres: cm
        km: km, kilometer: km, kilometers: km, kilometre: km, kilometres: km, mmhg: mmhg, mmol: mmol, millimole: mmol, millimoles: mmol
        meq: meq, milliequivalent: meq, milliequivalents: meq, iu: iu, unit: unit, units: unit
        tablet: tablet, tablets: tablet, tab: tablet, tabs: tablet, capsule: capsule, capsules: capsule, puff: puff, puffs: puff
        drop: drop, drops: drop, kbps: kbps, mbps: mbps, gb: gb, gigabyte: gb, gigabytes: gb, mb: mb, megabyte: mb, megabytes: mb
        kwh: kwh, bpm: bpm
        """);

    private static readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Shortened.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int Longest = Shortened.Keys.Max(word => word.Length);

    /// <summary>The short form; null where the word is no unit.</summary>
    public static string? ShortForm(ReadOnlySpan<char> word) => word.Length <= Longest && Lookup.TryGetValue(word, out string? form) ? form : null;
}
