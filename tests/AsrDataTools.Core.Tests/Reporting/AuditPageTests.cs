using AsrDataTools.Core.Tests.Scoring.Audit;
using AsrDataTools.Reporting;
using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Core.Tests.Reporting;

public sealed class AuditPageTests
{
    [Fact]
    public void ThePageHoldsTheSheetAndNoTextBecomesMarkup()
    {
        AuditFrame frame = new(new AuditOptions { Terms = AuditSamples.Terms, Kind = AcceptancePlanKind.Sequential });
        frame.Add(AuditSamples.Utterance(1, text: "</script><img src=x onerror=alert(1)> word"));
        AuditSample sample = AuditPlanFile.Sealed(frame.Draw());
        using StringWriter target = new();

        AuditPage.Write(sample, target);

        string page = target.ToString();
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("\"isSequential\": true", page, StringComparison.Ordinal);
        Assert.Contains(AuditPlanFile.ShortHash(sample), page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
    }
}
