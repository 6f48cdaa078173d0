import BookLanguage
import FlyingFox
import Foundation

/// Answers the preview's requests: files of the output folder, and the preview's own under
/// `/__book/`.
struct PreviewHandler: HTTPHandler {
  let folder: ServedFolder
  let preview: Preview
  let assets: PreviewAssets
  let words: PreviewWords
  /// How long a page that asks for changes waits for one.
  var patience = Duration.seconds(25)

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    guard [.GET, .HEAD].contains(request.method) else {
      return text(
        "only GET and HEAD are answered\n", .methodNotAllowed, [HTTPHeader("Allow"): "GET, HEAD"])
    }
    // A page elsewhere whose name was made to point here must not read the book.
    guard let host = request.headers[.host], Self.isOwn(host) else {
      return text("this server answers to localhost and 127.0.0.1 only\n", .misdirectedRequest)
    }
    var response = await response(to: request, host: host)
    guard request.method == .HEAD else { return response }
    response.headers[.contentLength] = String(try await response.bodyData.count)
    response.payload = .httpBody(HTTPBodySequence())
    return response
  }

  private func response(to request: HTTPRequest, host: String) async -> HTTPResponse {
    let target = request.target.path()
    switch target {
    case "\(LivePage.folder)/reload.js": return file(assets.script, named: "reload.js")
    case "\(LivePage.folder)/overlay.css": return file(assets.stylesheet, named: "overlay.css")
    case "\(LivePage.folder)/changes": return await changes(request.query)
    case "\(LivePage.folder)/page": return source(request.query)
    default: break
    }
    let page = LivePage(
      host: host, session: preview.session, version: await preview.version, words: words)
    guard let found = folder.file(for: target) else {
      return missing(target, page: page)
    }
    guard found.name.hasSuffix(".html") else { return file(found.content, named: found.name) }
    let html = page.html(of: String(decoding: found.content, as: UTF8.self))
    return file(Data(html.utf8), named: found.name)
  }

  /// A page that no build has written yet waits for it; any other file is just not there.
  private func missing(_ target: String, page: LivePage) -> HTTPResponse {
    guard let name = ServedFolder.name(for: target), name.hasSuffix(".html") else {
      return text("there is no such file\n", .notFound)
    }
    return file(Data(page.placeholder.utf8), named: name, .notFound)
  }

  /// The text of a page as the build wrote it, for the page that takes what is new in it.
  private func source(_ query: [HTTPRequest.QueryItem]) -> HTTPResponse {
    guard let page = query["page"], let found = folder.file(for: page),
      found.name.hasSuffix(".html")
    else {
      return text("there is no such page\n", .notFound)
    }
    return file(found.content, named: "page.txt")
  }

  private func changes(_ query: [HTTPRequest.QueryItem]) async -> HTTPResponse {
    let name = ServedFolder.name(for: query["page"] ?? "/") ?? ""
    let update = await preview.update(
      for: name, session: query["session"] ?? "", version: Int(query["version"] ?? "") ?? 0,
      seen: Int(query["seen"] ?? "") ?? -1, patience: patience)
    let data = (try? JSONEncoder().encode(update)) ?? Data("{}".utf8)
    return file(data, named: "changes.json")
  }

  private func file(
    _ content: Data, named name: String, _ status: HTTPStatusCode = .ok
  ) -> HTTPResponse {
    HTTPResponse(
      statusCode: status,
      headers: [
        .contentType: MediaType.ofFile(named: name), .cacheControl: "no-store",
        HTTPHeader("X-Content-Type-Options"): "nosniff",
        HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
        HTTPHeader("X-Frame-Options"): "DENY",
      ], body: content)
  }

  private func text(
    _ text: String, _ status: HTTPStatusCode, _ headers: [HTTPHeader: String] = [:]
  ) -> HTTPResponse {
    var response = file(Data(text.utf8), named: "answer.txt", status)
    for (header, value) in headers { response.headers[header] = value }
    return response
  }

  /// Whether a request was meant for this server: its name, with a port or without.
  static func isOwn(_ host: String) -> Bool {
    let parts = host.split(separator: ":", omittingEmptySubsequences: false)
    guard let name = parts.first, ["localhost", "127.0.0.1"].contains(name.lowercased()) else {
      return false
    }
    return parts.count == 1 || parts.count == 2 && UInt16(parts[1]) != nil
  }
}
