using TL;
using TL.Methods;

namespace Nadia.Tests.Bot.WTelegram.Server.Api;

/// <summary>Downloads: https://core.telegram.org/method/upload.getFile.</summary>
internal sealed class FileMethods(Files files)
{
    private const int LargestPart = 1 << 20;

    public void Register(Desk desk) => desk.On<Upload_GetFile>(Part);

    private Upload_File Part(Call call, Upload_GetFile method)
    {
        if (call.DataCentre != Files.DataCentre) throw new RpcFault(303, $"FILE_MIGRATE_{Files.DataCentre}");
        var file = method.location switch
        {
            InputPhotoFileLocation photo => Find(photo.id, photo.access_hash, photo.file_reference),
            InputDocumentFileLocation document => Find(document.id, document.access_hash, document.file_reference),
            _ => throw new RpcFault(400, "LOCATION_INVALID"),
        };
        if (method.offset % 1024 != 0 || method.offset < 0) throw new RpcFault(400, "OFFSET_INVALID");
        if (method.limit is <= 0 or > LargestPart || method.limit % 1024 != 0) throw new RpcFault(400, "LIMIT_INVALID");
        var part = file.Content.Skip((int)method.offset).Take(method.limit).ToArray();
        return new() { type = Storage_FileType.unknown, bytes = part };
    }

    private Files.StoredFile Find(long id, long accessHash, byte[] reference)
    {
        if (files.Find(id) is not { } file || file.AccessHash != accessHash) throw new RpcFault(400, "LOCATION_INVALID");
        return file.Reference.AsSpan().SequenceEqual(reference) ? file : throw new RpcFault(400, "FILE_REFERENCE_EXPIRED");
    }
}
