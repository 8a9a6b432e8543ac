import Batches

extension Pages {
  /// The page to sign in, and what is posted there.
  func signIn(_ request: PageRequest, _ language: String) throws -> PageAnswer {
    guard request.method == .post else {
      return form(request, language, next: request.query["next"])
    }
    let next = request.form["next"]
    guard let token = request.form["token"], !token.isEmpty,
      token == request.cookies[Self.formCookie]
    else { return form(request, language, next: next, refusal: "sign_in_again", status: 403) }
    let staff = request.form["staff"] ?? ""
    let names = ["staff " + staff.prefix(64), request.farAddress.map { "address " + $0 }]
      .compactMap(\.self)
    guard begin(names) else {
      return form(request, language, next: next, refusal: "sign_in_later", status: 429)
    }
    guard let session = try open(staff, request.form["password"] ?? "", names: names) else {
      return form(request, language, next: next, refusal: "sign_in_refused", status: 403)
    }
    return .to(
      Self.local(next),
      cookies: [
        PageAnswer.Cookie(name: Self.cookie, value: session),
        PageAnswer.Cookie(name: Self.formCookie, value: ""),
      ])
  }

  private func form(
    _ request: PageRequest, _ language: String, next: String?, refusal: String? = nil,
    status: Int = 200
  ) -> PageAnswer {
    // Two pages of one browser have one token: the later must not spoil the earlier.
    let kept = request.cookies[Self.formCookie].flatMap { Chain.isHash($0) ? $0 : nil }
    let token = kept ?? Self.secret()
    var values = frame(templates.word("sign_in", in: language), request, language)
    values["token"] = .text(token)
    values["next"] = .text(Self.local(next))
    let hint = house.office == nil ? "password_hint" : "password_hint_headquarters"
    values["hint"] = .text(templates.word(hint, in: language))
    values["refusal"] = PageValue(refusal.map { templates.word($0, in: language) })
    return PageAnswer(
      status: status, body: .html(templates.page(.signIn, values, in: language)),
      cookies: [PageAnswer.Cookie(name: Self.formCookie, value: token)])
  }

  /// A page of this house: nobody is sent elsewhere by a link that was made for that.
  static func local(_ next: String?) -> String {
    guard let next, next.hasPrefix("/"), !next.hasPrefix("//"), next.utf8.count < 2000,
      next.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "\\") })
    else { return "/" }
    return next
  }
}
