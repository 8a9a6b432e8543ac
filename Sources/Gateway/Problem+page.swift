import HTTPTypes
import Hummingbird
import NIOCore
import Pages

extension Problem {
  /// A page for a person, where no page of the staff's can be made.
  var page: Response {
    let words = words
    var headers = headers
    headers[.contentType] = "text/html; charset=utf-8"
    for header in PageAnswer.headers {
      if let name = HTTPField.Name(header.name) { headers[name] = header.value }
    }
    let text = """
      <!DOCTYPE html>
      <html lang="zh-CN">
      <head><meta charset="utf-8"><title>\(words.chinese)</title>
      <link rel="stylesheet" href="/style.css"></head>
      <body><main><h1>\(words.chinese)</h1>
      <p lang="en">\(words.english)</p></main></body>
      </html>

      """
    return Response(
      status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  private var words: (chinese: String, english: String) {
    switch status {
    case .serviceUnavailable: ("现在无法办理，请稍后再试。", "This cannot be done now. Please try again later.")
    case .notFound: ("没有这个页面。", "There is no such page.")
    case .methodNotAllowed, .badRequest, .contentTooLarge, .requestTimeout:
      ("无法读懂这个请求。", "The request could not be read.")
    default: ("出了差错。", "Something went wrong.")
    }
  }
}
