import Cases
import Casework
import Foundation
import Policy

extension Pages {
  /// A page of somebody who is signed in.
  func page(
    _ name: PageTemplates.Name, title: String, _ values: [String: PageValue], _ visit: Visit,
    status: Int = 200
  ) -> PageAnswer {
    var values = values.merging(frame(title, visit.request, visit.language)) { $1 }
    values["reader"] = .text(visit.reader.name)
    values["token"] = .text(visit.token)
    values["tabs"] = .list(tabs(visit))
    return PageAnswer(
      status: status, body: .html(templates.page(name, values, in: visit.language)))
  }

  /// A page that says why there is none.
  func refusal(_ status: Int, _ word: String, _ visit: Visit) -> PageAnswer {
    page(
      .refusal, title: said("title_refused", visit),
      ["refusal": .text(said(word, visit))], visit, status: status)
  }

  func said(_ word: String, _ visit: Visit) -> String {
    templates.word(word, in: visit.language)
  }

  /// What every page has, signed in or not.
  func frame(
    _ title: String, _ request: PageRequest, _ language: String
  ) -> [String: PageValue] {
    let isEnglish = language == "en"
    let other = isEnglish ? "zh-CN" : "en"
    let path = request.method == .get ? request.address(with: ["language": other]) : "/"
    return [
      "title": .text(title), "lang": .text(language),
      "house": .text(house.name ?? templates.word("headquarters", in: language)),
      "other": [
        "lang": .text(other), "path": .text(path), "name": .text(isEnglish ? "中文" : "English"),
      ],
      "reader": false, "token": "", "tabs": [],
    ]
  }

  private func tabs(_ visit: Visit) -> [PageValue] {
    var pages = [
      ("due", "due_title"), ("cases", "cases_title"), ("trends", "trends_title"),
      ("reports", "reports_title"),
    ]
    if house.office != nil {
      pages = [("", "sites_title")] + pages + [("imports", "imports_title")]
    }
    return pages.map { path, word in
      [
        "path": .text("/" + path), "name": .text(said(word, visit)),
        "here": .flag((visit.request.path.first ?? "") == path),
      ]
    }
  }

  /// A choice of a form, the chosen one marked.
  func options(
    _ options: [(code: String, name: String)], chosen: String?
  ) -> PageValue {
    .list(
      options.map {
        ["code": .text($0.code), "name": .text($0.name), "chosen": .flag($0.code == chosen)]
      })
  }

  /// Departments of the policy.
  func departments(_ visit: Visit) -> [(code: String, name: String)] {
    house.reading.policy.departments.map { ($0.code, $0.names[visit.language]) }
  }

  func departmentName(_ code: String?, _ visit: Visit) -> String {
    code.map { house.reading.policy.departmentName($0, in: visit.language) }
      ?? said("unassigned", visit)
  }
}
