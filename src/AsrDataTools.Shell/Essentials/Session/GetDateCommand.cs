using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Session;

[Cmdlet(VerbsCommon.Get, "Date", DefaultParameterSetName = "DateAndFormat")]
[OutputType(typeof(string), typeof(DateTime))]
public sealed class GetDateCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LastWriteTime")]
    public DateTime Date { get; set; }

    [Parameter]
    [ValidateRange(1, 9999)]
    public int? Year { get; set; }

    [Parameter]
    [ValidateRange(1, 12)]
    public int? Month { get; set; }

    [Parameter]
    [ValidateRange(1, 31)]
    public int? Day { get; set; }

    [Parameter]
    [ValidateRange(0, 23)]
    public int? Hour { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int? Minute { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int? Second { get; set; }

    [Parameter]
    [ValidateRange(0, 999)]
    public int? Millisecond { get; set; }

    /// <summary>A .NET format, or FileDate, FileDateTime, FileDateUniversal, FileDateTimeUniversal.</summary>
    [Parameter]
    public string? Format { get; set; }

    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    protected override void ProcessRecord()
    {
        DateTime date = MyInvocation.BoundParameters.ContainsKey(nameof(Date)) ? Date : DateTime.Now;
        date = date.AddYears((Year ?? date.Year) - date.Year);
        date = date.AddMonths((Month ?? date.Month) - date.Month);
        date = date.AddDays((Day ?? date.Day) - date.Day);
        date = date.AddHours((Hour ?? date.Hour) - date.Hour);
        date = date.AddMinutes((Minute ?? date.Minute) - date.Minute);
        date = date.AddSeconds((Second ?? date.Second) - date.Second);
        date = date.AddMilliseconds((Millisecond ?? date.Millisecond) - date.Millisecond);
        if (AsUTC)
            date = date.ToUniversalTime();
        if (Format is null)
        {
            PSObject result = PSObject.AsPSObject(date);
            result.Properties.Add(new PSNoteProperty("DisplayHint", "DateTime"));
            WriteObject(result);
            return;
        }

        (DateTime shown, string format) = Format.ToUpperInvariant() switch
        {
            "FILEDATE" => (date, "yyyyMMdd"),
            "FILEDATEUNIVERSAL" => (date.ToUniversalTime(), "yyyyMMddZ"),
            "FILEDATETIME" => (date, "yyyyMMddTHHmmssffff"),
            "FILEDATETIMEUNIVERSAL" => (date.ToUniversalTime(), "yyyyMMddTHHmmssffffZ"),
            _ => (date, Format),
        };
        WriteObject(shown.ToString(format, CultureInfo.CurrentCulture));
    }
}
