namespace AsrDataTools.Shell.CommandLine;

/// <summary>The text of <c>asrdata -Help</c>.</summary>
public static class Usage
{
    public const string Text = """
        asrdata: a console for AsrDataTools, with the PowerShell engine inside.

        Usage:
          asrdata                                   prompt (with redirected input: runs it as a script)
          asrdata -Command <text>                   runs the text; what is piped in is $input
          asrdata [-File] <script.ps1> [arguments]  runs a script: -Name value, -Name:value, -Switch, values
          asrdata -                                 reads a script from standard input and runs it

        Parameters:
          -Command, -c <text>   everything after it is the command; '-' reads it from standard input
          -File, -f <path>      everything after the path is an argument of the script
          -NonInteractive       a question (missing parameter, confirmation) is an error, never a wait
          -NoLogo               no greeting before the prompt
          -Version, -v          the versions of asrdata, the engine and .NET
          -Help, -?, -h         this text

        Exit codes:
          0 done   1 error   2 usage   3 gate failed   4 gate unknown   130 interrupted
          A script sets its own with 'exit n'.

        NO_COLOR=1 turns colours off; so does redirected output.
        """;
}
