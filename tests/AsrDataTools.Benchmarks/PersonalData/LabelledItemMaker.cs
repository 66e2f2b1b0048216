using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>Makes the labelled test: sentences of calls with personal data, and as many that only look so. Deterministic.</summary>
internal static partial class LabelledItemMaker
{
    private const int PerCell = 33;
    private const int PerHarmlessCell = 28;

    /// <summary>All items; each text once.</summary>
    public static IReadOnlyList<LabelledItem> Make()
    {
        List<LabelledItem> items = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (CallLocale locale in CallLocale.All)
        {
            foreach (TextForm form in Enum.GetValues<TextForm>())
            {
                foreach (string name in PersonalDataClasses.All.Where(name => PersonalDataClasses.OccursIn(name, locale)))
                {
                    // The one class of one country gets as many items as the others have in several.
                    Fill(locale, form, name, CallSentences.Of(locale.Tongue, name), name == PersonalDataClasses.UsSsn ? 4 * PerCell : PerCell);
                }

                foreach (string kind in HarmlessSentences.Kinds) Fill(locale, form, kind, HarmlessSentences.Of(locale.Tongue, kind), PerHarmlessCell);
            }
        }

        return items;

        void Fill(CallLocale locale, TextForm form, string kind, IReadOnlyList<string> sentences, int count)
        {
            SeededRandom random = SeededRandomExtensions.For(11, $"{locale.Code} {form} {kind}");
            for (int made = 0, tries = 0; made < count && tries < 20 * count; tries++)
            {
                LabelledItem item = Item(sentences[made % sentences.Count], kind, form, locale, random);
                if (seen.Add(item.Text))
                {
                    items.Add(item);
                    made++;
                }
            }
        }
    }

    private static LabelledItem Item(string sentence, string kind, TextForm form, CallLocale locale, SeededRandom random)
    {
        ValueMaker values = new(locale, random);
        StringBuilder text = new();
        List<LabelledSpan> spans = [];
        int at = 0;
        foreach (Match slot in Slots().Matches(sentence))
        {
            Plain(sentence[at..slot.Index]);
            string name = slot.Groups[1].Value, value = values.Make(name).In(form);
            if (PersonalDataClasses.All.Contains(name)) spans.Add(new(name, text.Length, value.Length));
            text.Append(value);
            at = slot.Index + slot.Length;
        }

        Plain(sentence[at..]);
        return new(text.ToString().TrimEnd(), spans, kind, form, locale.Code);

        void Plain(string part)
        {
            string shown = form == TextForm.Written ? part : SpokenReading.Bare(part);
            text.Append(text.Length == 0 || text[^1] == ' ' ? shown.TrimStart() : shown);
        }
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slots();
}
