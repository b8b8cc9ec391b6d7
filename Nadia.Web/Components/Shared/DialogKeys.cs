using Microsoft.AspNetCore.Components.Web;

namespace Nadia.Web.Components.Shared;

/// <summary>The keys that mean the same in every dialog.</summary>
public static class DialogKeys
{
    /// <summary>Ctrl+Enter, or Cmd+Enter, confirms; a key that is held down does not.</summary>
    public static bool IsConfirm(this KeyboardEventArgs key) => key is { Key: "Enter", Repeat: false } && (key.CtrlKey || key.MetaKey);
}
