using System.Collections.Frozen;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>Words that are no name: what follows "my name is" in small letters ends at the first of them.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> All = (
        "a an and are as at about am also account actually after again all any anything apartment asking avenue back be because been before being but by call called calling can card check code could "
        + "currently customer date did do does doing done double down email ext extension first fine for from get getting give given go going gonna good got had happy has have having he hello help her here hi him his how "
        + "i id if in interested into is it its just know last later let like live lives living looking making me mine mister more my name need never new next no not now number of off oh ok okay old on one only or order our out "
        + "over phone please probably quite ready really reach right said same say says see she so sorry speaking spelled spelling still street sure telling than thank thanks that the their them then there they "
        + "thing this though three to today told too trying two uh um under unknown up us using very want wants was waiting way we well were what when where which who why will wondering with working would yeah yes yet you your zip "
        + "appointment office visit prescribed recommended suggested surgery says today yesterday tomorrow morning afternoon evening speaking think thought tried born year years birthday because since until while during without within "
        + "sur dans sul sulla nella nel chez auf im è é und oder ist bin sind war ich du er sie es wir ihr mein meine mit von aus auf für nicht der die das den dem ein eine einen hier jetzt auch aber wie wohne geboren möchte habe hätte guten rufe spreche nur noch sehr so "
        + "et ou est suis je tu il elle nous vous mon ma mes avec sans pour pas le la les des du de un une ici mais bonjour habite appelle né née très bien aussi "
        + "y o es soy mi mis con sin por para no el los las del vivo llamo aquí pero muy bien nací hola tengo quiero "
        + "sono mio mia con per non il lo gli i abito chiamo qui ma molto bene nato nata buongiorno ho vorrei e che")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = All.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Contains(ReadOnlySpan<char> word) => Lookup.Contains(word);
}
