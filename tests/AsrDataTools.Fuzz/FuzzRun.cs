namespace AsrDataTools.Fuzz;

/// <summary>Gives inputs to targets and judges the answers.</summary>
public static class FuzzRun
{
    /// <summary>Reads one input.</summary>
    /// <returns>Whether it was read; false where it was refused as documented.</returns>
    /// <exception cref="FuzzFinding">It was answered otherwise, or at too high a price in memory.</exception>
    public static bool Execute(FuzzTarget target, byte[] bytes, FuzzFolder folder)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        bool read = Read(target, bytes, folder);
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;
        long most = target.FixedBytes + (target.BytesPerByte * bytes.Length);
        if (taken > most) throw new FuzzFinding(FormattableString.Invariant($"{target.Name}: {bytes.Length:N0} bytes of input made it allocate {taken:N0} bytes; {most:N0} are allowed."));
        return read;
    }

    private static bool Read(FuzzTarget target, byte[] bytes, FuzzFolder folder)
    {
        try
        {
            target.Read(bytes, folder);
            return true;
        }
        catch (SpeechDataException error)
        {
            if (error.ErrorId.Length == 0 || error.Message.Length == 0) throw new FuzzFinding($"{target.Name}: an error without id or message.", error);
            return false;
        }
        catch (Exception error) when (error is not FuzzFinding)
        {
            throw new FuzzFinding($"{target.Name}: {error.GetType().Name}: {error.Message}", error);
        }
    }
}
