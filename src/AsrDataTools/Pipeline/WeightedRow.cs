using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Pipeline;

/// <summary>A row of training with its weight: an utterance has a place for it, anything else gets a property.</summary>
internal static class WeightedRow
{
    private const string Weight = nameof(SpeechUtterance.Weight);

    public static object Of(object source, double weight) => (source is PSObject wrapped ? wrapped.BaseObject : source) switch
    {
        SpeechUtterance utterance => utterance with { Weight = weight },
        _ => WithProperty(source, weight),
    };

    /// <summary>The row again; each repetition of an utterance gets an Id of its own, as loaders ask for.</summary>
    /// <param name="copy">0 for the first, which keeps its Id.</param>
    public static object Copy(object source, int copy) => (source is PSObject wrapped ? wrapped.BaseObject : source) switch
    {
        SpeechUtterance utterance => copy == 0 ? utterance : utterance with { Id = FormattableString.Invariant($"{utterance.Id}_repeat{copy}") },
        _ => source,
    };

    // A copy, so that the caller's own object stays as it is: added properties stick to the object, not to the variable.
    private static PSObject WithProperty(object source, double weight)
    {
        PSObject given = PSObject.AsPSObject(source);
        bool isProfile = given.BaseObject is AcousticProfile;
        PSObject made = given.BaseObject is AcousticProfile profile ? new(profile with { }) : new();
        foreach (PSPropertyInfo property in given.Properties)
        {
            if (property.Name.Equals(Weight, StringComparison.OrdinalIgnoreCase) || (isProfile && property.MemberType != PSMemberTypes.NoteProperty)) continue;
            made.Properties.Add(new PSNoteProperty(property.Name, property.Value));
        }

        made.Properties.Add(new PSNoteProperty(Weight, weight));
        return made;
    }
}
