namespace AsrDataTools.Corpus.Manifests;

/// <summary>Paths that begin with the name of a folder to be filled in, as SpeechBrain writes them: <c>$data_root/a.wav</c>, <c>{data_root}/a.wav</c>.</summary>
internal static class PlaceholderPath
{
    /// <summary>The path without the placeholder, so that it is relative to whatever stands for it; unchanged where there is none.</summary>
    public static string Fill(string path)
    {
        int name = path.StartsWith("${", StringComparison.Ordinal) ? 2 : path is ['$' or '{', ..] ? 1 : 0;
        if (name == 0) return path;
        int end = name;
        while (end < path.Length && (char.IsAsciiLetterOrDigit(path[end]) || path[end] is '_' or '.' or '-')) end++;
        if (end == name) return path;
        if (path[name - 1] == '{')
        {
            if (end == path.Length || path[end] != '}') return path;
            end++;
        }

        string rest = path[end..].TrimStart('/', '\\');
        return rest.Length == 0 || rest.Length == path.Length - end ? path : rest;
    }
}
