using System.Management.Automation;
using System.Text;
using AsrDataTools.Shell.Hosting;

namespace AsrDataTools.Shell.Tests.Hosting;

public sealed class ProgressDisplayTests
{
    private readonly StringBuilder _screen = new();

    private readonly SetClock _clock = new();

    private ProgressDisplay Display() => new(text => _screen.Append(text), () => 60, _clock);

    private sealed class SetClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }

    [Fact]
    public void ALineShowsHowFarItIs()
    {
        ProgressRecord record = new(1, "Profiling", "12 of 24 files") { PercentComplete = 50, SecondsRemaining = 75 };
        Assert.Equal("Profiling [============            ]  50% 12 of 24 files, 00:01:15 left", ProgressDisplay.Line(record, 200));
        Assert.Equal("Profiling [==", ProgressDisplay.Line(record, 13));
    }

    [Fact]
    public void IsDrawnAtMostFiveTimesASecond()
    {
        ProgressDisplay display = Display();
        for (int i = 0; i < 100; i++)
        {
            _clock.Now = TimeSpan.FromMilliseconds(10 * i);
            display.Update(1, new ProgressRecord(1, "Work", $"step {i}."));
        }

        string[] steps = [.. _screen.ToString().Split("Work ")[1..].Select(text => text[..text.IndexOf('.', StringComparison.Ordinal)])];
        Assert.Equal(["step 0", "step 20", "step 40", "step 60", "step 80"], steps);
    }

    [Fact]
    public void IsTakenOffWhenDone()
    {
        ProgressDisplay display = Display();
        display.Update(1, new ProgressRecord(1, "Work", "step"));
        Assert.True(display.IsVisible);
        display.Update(1, new ProgressRecord(1, "Work", "step") { RecordType = ProgressRecordType.Completed });
        Assert.False(display.IsVisible);
        Assert.EndsWith("\r\e[J", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameActivityUnderAnotherNumberTakesTheSameLine()
    {
        ProgressDisplay display = Display();
        display.Update(1, new ProgressRecord(0, "Work", "one"));
        display.Update(2, new ProgressRecord(0, "Work", "two"));
        display.Hide();
        display.Show();
        Assert.Equal(2, _screen.ToString().Split("Work").Length - 1);
    }
}
