using AsrDataTools.Shell.Hosting;
namespace AsrDataTools.Shell.Interactive;
public sealed class TerminalLines(ShellConsole console) : ILineSource { public string? ReadLine(string q) { console.WriteError(q); return Console.ReadLine(); } public string? ReadSecret(string q)=>ReadLine(q); }
public sealed class InteractiveLoop(Session session, ShellHost host, ShellConsole console, Interruption interruption) { public RunOutcome Run(bool noLogo) { while (host.RequestedExitCode is null) { console.Write("> "); string? s=Console.ReadLine(); if (s is null) break; interruption.Reset(); session.Run(s); } return RunOutcome.Completed; } }
