using System.Management.Automation;

namespace AsrDataTools.Shell.Tests.Essentials;

/// <summary>Writes a thousand numbers and counts what became of it.</summary>
[Cmdlet(VerbsCommon.Get, "Endless")]
public sealed class EndlessCommand : PSCmdlet, IDisposable
{
    public static int Written { get; private set; }

    public static int Disposals { get; private set; }

    public static void Reset()
    {
        Written = 0;
        Disposals = 0;
    }

    protected override void ProcessRecord()
    {
        for (int i = 0; i < 1000; i++)
        {
            Written++;
            WriteObject(i);
        }
    }

    public void Dispose() => Disposals++;
}
