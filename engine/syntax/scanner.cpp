#include "engine/syntax/scanner.h"

#include "engine/syntax/unicode.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>

namespace lockstep::syntax {

namespace {

/// What an ASCII character can be part of.
enum CharacterClass : std::uint8_t { wordStart = 1, decimalDigit = 2 };

constexpr std::array<std::uint8_t, 256> characterClasses = [] {
    std::array<std::uint8_t, 256> classes{};
    for (unsigned c = 'a'; c <= 'z'; ++c) classes[c] = classes[c - 'a' + 'A'] = wordStart;
    for (unsigned c = '0'; c <= '9'; ++c) classes[c] = decimalDigit;
    classes['_'] = wordStart;
    return classes;
}();

/// What counts when a block is skipped.
constexpr std::array<bool, 256> blockMarks = [] {
    std::array<bool, 256> marks{};
    for (const unsigned char mark : {'{', '}', '"', '\'', '`', '/'}) marks[mark] = true;
    return marks;
}();

constexpr bool isWordByte(int byte) { return byte >= 0 && characterClasses[static_cast<std::size_t>(byte)] != 0; }

constexpr bool startsWord(int byte) {
    return byte >= 0 && characterClasses[static_cast<std::size_t>(byte)] == wordStart;
}

/// The first byte in [at, end) that is no plain ASCII character, or end.
const char* nextSuspect(const char* at, const char* end) {
    constexpr std::uint64_t low = 0x0101010101010101U;
    constexpr std::uint64_t high = 0x8080808080808080U;
    for (std::uint64_t word = 0; end - at >= 8; at += 8) {
        std::memcpy(&word, at, 8);
        if (((word | (word - low)) & high) != 0) break; // a byte of 0x80 or above, or a zero
    }
    while (at != end && *at > 0) ++at;
    return at;
}

constexpr std::string_view byteOrderMarkText = "\xEF\xBB\xBF";

} // namespace

Scanner::Scanner(std::string_view text, Pos base, DiagnosticList* diagnostics, Mode mode)
    : m_begin(text.data()), m_end(text.data() + text.size()), m_at(m_begin), m_start(m_begin), m_tokenEnd(m_begin),
      m_base(base), m_diagnostics(diagnostics), m_mode(mode) {
    m_suspect = diagnostics ? nextSuspect(m_begin, m_end) : m_end;
    if (text.starts_with(byteOrderMarkText)) m_at += byteOrderMarkText.size();
}

void Scanner::report(DiagnosticCode code, const char* at, std::string message) {
    if (m_diagnostics) m_diagnostics->error(code, m_base + offsetOf(at), std::move(message));
}

/// Reports bytes that no Go text holds, wherever they stand (comments and strings included), up to where we have read.
void Scanner::checkEncoding() {
    while (m_suspect < m_at) {
        const auto byte = static_cast<unsigned char>(*m_suspect);
        if (byte == 0) {
            report(DiagnosticCode::InvalidCharacter, m_suspect, "invalid NUL character");
            m_suspect = nextSuspect(m_suspect + 1, m_end);
            continue;
        }
        const DecodedRune rune = decodeRune({m_suspect, static_cast<std::size_t>(m_end - m_suspect)});
        if (!rune.valid) {
            report(DiagnosticCode::InvalidEncoding, m_suspect, "invalid UTF-8 encoding");
        } else if (rune.rune == byteOrderMark && m_suspect != m_begin) {
            report(DiagnosticCode::InvalidEncoding, m_suspect, "invalid BOM in the middle of the file");
        }
        m_suspect = nextSuspect(m_suspect + rune.bytes, m_end);
    }
}

void Scanner::stop() {
    m_at = m_end;
    m_endsStatement = false;
    finish(Token::Eof, false);
    m_start = m_end;
}

/// Skips white space; false at a line end that counts.
bool Scanner::skipSpace(bool stopAtLineEnd) {
    for (; m_at != m_end; ++m_at) {
        switch (*m_at) {
        case ' ':
        case '\t':
        case '\r':
        case '\0': break; // a NUL has been reported
        case '\n':
            if (stopAtLineEnd) return false;
            break;
        case '\xEF':
            if (!std::string_view(m_at, static_cast<std::size_t>(m_end - m_at)).starts_with(byteOrderMarkText))
                return true;
            m_at += byteOrderMarkText.size() - 1; // reported too
            break;
        default: return true;
        }
    }
    return true;
}

void Scanner::finish(Token token, bool endsStatement) {
    m_token = token;
    m_tokenEnd = m_at;
    m_endsStatement = endsStatement;
}

void Scanner::take(Token token, std::size_t bytes, bool endsStatement) {
    m_at += bytes;
    finish(token, endsStatement);
}

void Scanner::next() {
    scan();
    if (m_suspect < m_at) checkEncoding();
}

void Scanner::scan() {
    const bool endsStatement = m_endsStatement && m_mode == Mode::Program;
    m_endsStatement = false;
    m_bad = false;
    m_automatic = false;
    for (;;) {
        const bool atLineEnd = !skipSpace(endsStatement);
        m_start = m_at;
        if (atLineEnd || (m_at == m_end && endsStatement)) {
            m_automatic = true;
            return take(Token::Semicolon, atLineEnd ? 1 : 0);
        }
        if (m_at == m_end) return finish(Token::Eof, false);

        const int byte = peek();
        if (startsWord(byte)) return scanWord();
        if (byte >= 0x80) return scanForeignWord();
        if (byte == '/' && (peek(1) == '/' || peek(1) == '*')) {
            const bool spansLines = scanComment();
            if (m_mode == Mode::Everything) return finish(Token::Comment, false);
            if (spansLines && endsStatement) {
                m_automatic = true;
                return finish(Token::Semicolon, false);
            }
            continue;
        }
        scanPunctuation();
        if (m_token != Token::Illegal) return;
        if (m_mode == Mode::Everything) return;
        m_endsStatement = false;
    }
}

void Scanner::skipBlock() {
    for (int depth = 1; depth > 0 && m_at != m_end; ++m_at) {
        m_at = std::find_if(m_at, m_end, [](char c) { return blockMarks[static_cast<unsigned char>(c)]; });
        if (m_at == m_end) break;
        m_start = m_at;
        switch (*m_at) {
        case '{': ++depth; break;
        case '}': --depth; break;
        case '`': m_at = std::find(m_at + 1, m_end, '`'); break;
        case '/':
            if (peek(1) != '/' && peek(1) != '*') break;
            scanComment();
            --m_at;
            break;
        default: // a quote
            for (++m_at; m_at != m_end && *m_at != *m_start; ++m_at)
                if (*m_at == '\\') ++m_at;
        }
    }
    m_suspect = std::max(m_suspect, m_at);
    finish(Token::RightBrace, true);
}

void Scanner::scanWord() {
    do ++m_at;
    while (isWordByte(peek()));
    if (peek() >= 0x80) {
        while (takeIdentifierCharacter(false)) {
        }
    }
    m_tokenEnd = m_at;
    const Token token = lookup(literal());
    finish(token, token == Token::Ident || token == Token::Break || token == Token::Continue ||
                      token == Token::Fallthrough || token == Token::Return);
}

/// An identifier that starts with a character beyond ASCII. What is no letter is reported as part of it.
void Scanner::scanForeignWord() {
    takeIdentifierCharacter(true);
    while (takeIdentifierCharacter(false)) {
    }
    finish(Token::Ident, true);
}

/// Takes one character of an identifier, a wrong one (which is reported) included; false when none follows.
bool Scanner::takeIdentifierCharacter(bool first) {
    if (m_at == m_end) return false;
    if (peek() < 0x80) {
        if (!isWordByte(peek())) return false;
        ++m_at;
        return true;
    }
    const DecodedRune here = decodeRune({m_at, static_cast<std::size_t>(m_end - m_at)});
    if (here.rune == byteOrderMark) return false;
    std::string complaint;
    if (isDigit(here.rune)) {
        if (first) complaint = "identifier cannot begin with digit " + describeRune(here.rune);
    } else if (!isLetter(here.rune)) {
        complaint = fmt::format("invalid character {} in identifier", describeRune(here.rune));
    }
    if (!complaint.empty()) {
        report(DiagnosticCode::InvalidCharacter, m_at, std::move(complaint));
        m_bad = true;
    }
    m_at += here.bytes;
    return true;
}

void Scanner::strayCharacter() {
    report(DiagnosticCode::InvalidCharacter, m_at,
           "invalid character " + describeRune(static_cast<unsigned char>(*m_at)));
    ++m_at;
}

/// Skips a comment; true when it spans lines. The line end behind a `//` comment is not part of it.
bool Scanner::scanComment() {
    const auto rest = static_cast<std::size_t>(m_end - m_at);
    if (m_at[1] == '/') {
        const void* lineEnd = std::memchr(m_at, '\n', rest);
        m_at = lineEnd ? static_cast<const char*>(lineEnd) : m_end;
        noteDirective();
        return false;
    }
    const std::string_view text(m_at, rest);
    const std::size_t close = text.find("*/", 2);
    if (close == std::string_view::npos) {
        report(DiagnosticCode::UnterminatedComment, m_start, "comment not terminated");
        m_bad = true;
        m_at = m_end;
    } else {
        m_at += close + 2;
    }
    return std::memchr(m_start, '\n', static_cast<std::size_t>(m_at - m_start)) != nullptr;
}

void Scanner::noteDirective() {
    std::string_view comment(m_start, static_cast<std::size_t>(m_at - m_start));
    if (comment.ends_with('\r')) comment.remove_suffix(1);
    const std::string_view body = comment.substr(2);
    const bool isLine = body.starts_with("line ") && (m_start == m_begin || m_start[-1] == '\n');
    if (isLine || body.starts_with("go:") || body.starts_with(" +build ") || body.starts_with("+build "))
        m_directives.push_back({m_base + offsetOf(m_start), comment});
}

/// The operator that starts here and has the longest text.
Token Scanner::operatorHere(std::size_t& bytes) const {
    const int second = peek(1);
    bytes = 1;
    const auto longer = [&](std::size_t length, Token token) {
        bytes = length;
        return token;
    };
    const auto orAssign = [&](Token plain, Token assign) { return second == '=' ? longer(2, assign) : plain; };
    switch (*m_at) {
    case '+': return second == '+' ? longer(2, Token::Inc) : orAssign(Token::Add, Token::AddAssign);
    case '-': return second == '-' ? longer(2, Token::Dec) : orAssign(Token::Sub, Token::SubAssign);
    case '*': return orAssign(Token::Mul, Token::MulAssign);
    case '/': return orAssign(Token::Quo, Token::QuoAssign);
    case '%': return orAssign(Token::Rem, Token::RemAssign);
    case '^': return orAssign(Token::Xor, Token::XorAssign);
    case '=': return orAssign(Token::Assign, Token::Equal);
    case '!': return orAssign(Token::Not, Token::NotEqual);
    case ':': return orAssign(Token::Colon, Token::Define);
    case '~': return Token::Tilde;
    case '|': return second == '|' ? longer(2, Token::LogicalOr) : orAssign(Token::Or, Token::OrAssign);
    case '&':
        if (second == '&') return longer(2, Token::LogicalAnd);
        if (second == '^') return peek(2) == '=' ? longer(3, Token::AndNotAssign) : longer(2, Token::AndNot);
        return orAssign(Token::And, Token::AndAssign);
    case '<':
        if (second == '<') return peek(2) == '=' ? longer(3, Token::ShlAssign) : longer(2, Token::Shl);
        if (second == '-') return longer(2, Token::Arrow);
        return orAssign(Token::Less, Token::LessEqual);
    case '>':
        if (second == '>') return peek(2) == '=' ? longer(3, Token::ShrAssign) : longer(2, Token::Shr);
        return orAssign(Token::Greater, Token::GreaterEqual);
    default: return Token::Illegal;
    }
}

void Scanner::scanPunctuation() {
    switch (*m_at) {
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': return scanNumber();
    case '"': return scanString();
    case '`': return scanRawString();
    case '\'': return scanRune();
    case '(': return take(Token::LeftParen, 1);
    case '[': return take(Token::LeftBracket, 1);
    case '{': return take(Token::LeftBrace, 1);
    case ',': return take(Token::Comma, 1);
    case ';': return take(Token::Semicolon, 1);
    case ')': return take(Token::RightParen, 1, true);
    case ']': return take(Token::RightBracket, 1, true);
    case '}': return take(Token::RightBrace, 1, true);
    case '.':
        if (peek(1) >= '0' && peek(1) <= '9') return scanNumber();
        if (peek(1) == '.' && peek(2) == '.') return take(Token::Ellipsis, 3);
        return take(Token::Period, 1);
    default: {
        std::size_t bytes = 1;
        const Token token = operatorHere(bytes);
        if (token != Token::Illegal) return take(token, bytes, token == Token::Inc || token == Token::Dec);
        strayCharacter();
        return finish(Token::Illegal, false);
    }
    }
}

} // namespace lockstep::syntax
