import Dialogue
import Terminal

/// What each key does on the page that is shown.
extension ScreenFace {
  func take(_ key: Key) {
    if pin != nil { return takePIN(key) }
    guard let question = open.visit.question else { return }
    if scroll(key) { return }
    switch key {
    case .function(1) where !open.visit.isOver: report(.key("0"))
    case .function(8): report(.otherLanguage)
    case .function(9) where entry == nil: report(.key("9"))
    default:
      switch question.answer {
      case .nothing: takeReading(key)
      case .choice(let choices): takeChoice(key, choices)
      case .digits, .phone: type(key, sentences: [])
      case .text(let sentences, _): type(key, sentences: sentences)
      }
    }
  }

  /// Moves long text; true where the key did that.
  private func scroll(_ key: Key) -> Bool {
    switch key {
    case .down where hidden > 0, .pageDown where hidden > 0: scrolled += 1
    case .up where scrolled > 0, .pageUp where scrolled > 0: scrolled -= 1
    default: return false
    }
    return true
  }

  private func takeReading(_ key: Key) {
    switch key {
    case .enter, .character("#"): report(.played)
    case .escape: report(.key("*"))
    case .character(let typed):
      let typed = typed.halfWidth
      guard "0*98".contains(typed) else { return }
      report(typed == "8" ? .otherLanguage : .key(typed))
    default: break
    }
  }

  private func takeChoice(_ key: Key, _ choices: [Question.Choice]) {
    switch key {
    case .character(let typed): choose(typed.halfWidth)
    case .escape: choose("*")
    case .down: highlighted = min(choices.count - 1, (highlighted ?? -1) + 1)
    case .up: highlighted = max(0, (highlighted ?? choices.count) - 1)
    case .enter:
      guard let highlighted, choices.indices.contains(highlighted) else { return }
      choose(choices[highlighted].key)
    default: break
    }
  }

  /// A key of a choice. On the welcome page there is no way back and nothing to confirm, so `*`
  /// and `#` are free for staff.
  private func choose(_ key: Character) {
    guard key.isASCII, key.isNumber || key == "*" || key == "#" else { return }
    if open.visit.isAtWelcome {
      if case .locked = lock, staffExit.press(key, at: now) {
        pin = EntryLine(accepted: .digits, maximum: 12)
        return
      }
      if key == "*" || key == "#" { return }
    }
    report(.key(key))
  }

  /// A key while something is being typed.
  private func type(_ key: Key, sentences: [String]) {
    notice = nil
    switch key {
    case .enter where justCompleted, .character("#") where justCompleted: completedAt = nil
    case .enter: report(.entered(entry?.text ?? ""))
    case .backspace: entry?.backspace()
    case .delete: entry?.delete()
    case .escape: report(.key("*"))
    case .left, .right, .home, .end: _ = entry?.move(key)
    case .character(let typed): typeCharacter(typed, sentences)
    default: break
    }
  }

  /// True right after a number was complete by itself: an Enter that comes then was meant for it.
  private var justCompleted: Bool {
    guard let completedAt, entry?.isEmpty == true else { return false }
    return now - completedAt < .milliseconds(1_500)
  }

  private func typeCharacter(_ typed: Character, _ sentences: [String]) {
    guard let line = entry else { return }
    let half = typed.halfWidth
    if half == "*" {
      if line.isEmpty { report(.key("*")) } else { entry?.clear() }
    } else if half == "#", line.endsWithHash {
      report(.entered(line.text))
    } else if line.isEmpty, let number = Int(String(half)), sentences.indices.contains(number - 1) {
      report(.entered(sentences[number - 1]))
    } else if entry?.insert(typed) == false {
      notice = line.isFull ? .tooLong : line.accepted == .text ? nil : .wrongDigits
    } else if let line = entry, line.isComplete {
      completedAt = now
      report(.entered(line.text))
    }
  }

  private func takePIN(_ key: Key) {
    switch key {
    case .enter, .character("#"):
      if case .locked(let accepts) = lock, accepts(pin?.text ?? "") {
        hasLeft = true
      } else {
        staffExit.refuse(at: now)
        notice = .staffWrong
      }
      pin = nil
    case .escape, .character("*"): pin = nil
    case .backspace: pin?.backspace()
    case .character(let typed): _ = pin?.insert(typed)
    default: break
    }
  }
}

extension EntryLine {
  /// The line that a question asks to type; nil where none is typed.
  init?(for question: Question) {
    let former = question.former ?? ""
    switch question.answer {
    case .choice, .nothing: return nil
    case .digits(let maximum, _):
      self.init(accepted: .digits, maximum: maximum, text: former)
    case .phone: self.init(accepted: .phone, maximum: 24, text: former)
    case .text(_, let maximum): self.init(accepted: .text, maximum: maximum, text: former)
    }
  }

  /// A number of which nothing can be missing: 12 digits of a case, 11 of a mobile phone
  /// (contract section 3).
  var isComplete: Bool {
    switch accepted {
    case .digits: maximum == 12 && isFull
    case .phone:
      characters.count == 11 && characters.first == "1"
        && characters.allSatisfy { $0.isASCII && $0.isNumber }
    case .text: false
    }
  }

  /// Whether `#` ends the entry as it does on a phone. In a text it may belong to an address
  /// (`5#楼`), so it ends one only when nothing or a customer number stands there.
  var endsWithHash: Bool {
    guard accepted == .text else { return true }
    return isEmpty || characters.count >= 5 && characters.allSatisfy { $0.isASCII && $0.isNumber }
  }
}
