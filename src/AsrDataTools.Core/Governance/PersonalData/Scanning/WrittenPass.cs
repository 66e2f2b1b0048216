using System.Buffers;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Goes from digit to digit, at sign and colon, by vectorised search, and asks the recognisers of what is written.</summary>
internal sealed class WrittenPass(NumberTable numbers)
{
    private const int LongestHouseNumber = 5;
    private const int MostGroupsOfAddress = 4;

    private static readonly SearchValues<char> Triggers = SearchValues.Create("0123456789@:");

    public void Scan(ReadOnlySpan<char> text, SymbolRun run, CandidateList list)
    {
        bool network = list.Wants(PersonalDataClasses.IpAddress) || list.Wants(PersonalDataClasses.MacAddress);
        bool streets = list.Wants(PersonalDataClasses.StreetAddress);
        bool places = list.Wants(PersonalDataClasses.Coordinates);
        int floor = 0;
        int at = 0;
        while (at < text.Length)
        {
            int step = text[at..].IndexOfAny(Triggers);
            if (step < 0) return;
            at += step;
            switch (text[at])
            {
                case '@':
                    EmailRecognizer.TryWritten(text, at, list);
                    at++;
                    break;
                case ':':
                    at = network && at + 1 < text.Length && (char.IsAsciiHexDigit(text[at + 1]) || text[at + 1] == ':') ? NetworkRecognizer.TryColons(text, at, list) : at + 1;
                    break;
                default:
                    if (places) CoordinateRecognizer.Try(text, at, list);
                    int next = WrittenRunReader.Read(text, at, floor, run);
                    if (run.Groups > 0) TryRun(text, at, run, network, streets, list);
                    floor = at = next;
                    break;
            }
        }
    }

    private void TryRun(ReadOnlySpan<char> text, int digit, SymbolRun run, bool network, bool streets, CandidateList list)
    {
        if (run.Count >= LongestHouseNumber - 1)
        {
            numbers.Try(text, run, list);
            RecordNumberRecognizer.Try(text, run, list);
            if (network)
            {
                NetworkRecognizer.TryVersion4(text, run, list);
                NetworkRecognizer.TryMac(text, digit, list);
            }
        }

        if (!streets || run.Groups > MostGroupsOfAddress) return;
        for (int group = 0; group < run.Groups; group++)
        {
            ReadOnlySpan<char> symbols = run.Symbols(group, group);
            if (symbols.Length <= LongestHouseNumber && char.IsAsciiDigit(symbols[0])) AddressRecognizer.Try(text, run.StartOf(group), run.EndOf(group), run.Form, isOne: false, list);
        }
    }
}
