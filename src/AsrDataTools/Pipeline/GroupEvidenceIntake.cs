using System.Management.Automation;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Pipeline;

/// <summary>Reads what scores are grouped by beside the columns of the utterances: profiles, which are measured where need be, and annotation.</summary>
internal sealed class GroupEvidenceIntake(SpeechCommand command, PathIntrinsics location, Action<Exception, object?> report, int throttleLimit, CancellationToken cancellation)
{
    /// <returns>Null where nothing is given.</returns>
    public GroupEvidence? Read(object[] profiles, object[] annotation)
    {
        if (profiles.Length == 0 && annotation.Length == 0) return null;
        GroupEvidence evidence = new();
        if (profiles.Length > 0) ReadProfiles(profiles, evidence.Profiles);
        if (annotation.Length > 0) new AnnotationIntake(location, exception => report(exception, exception.Path), cancellation).Read(annotation, evidence.Overlap.Add);
        return evidence;
    }

    private void ReadProfiles(object[] profiles, ScoredProfiles take)
    {
        RunProgress progress = new(command, "Measuring recordings", "profiles");
        using ProfileIntake intake = new(null, throttleLimit, location, report, progress, cancellation, take.Add);
        intake.Add(profiles);
        progress.AllTaken = true;
        intake.Finish();
        progress.Complete();
    }
}
