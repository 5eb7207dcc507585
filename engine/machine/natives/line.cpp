// The quick road of fmt.Print and fmt.Println: arguments of basic types without methods become text in one go.
#include "engine/machine/natives/natives.h"
#include "engine/machine/natives/number_text.h"

#include <bit>

namespace lockstep::machine {
namespace {

using program::Kind;

/// False if the value has methods or is not of a basic type.
bool append(std::string& line, Core& core, program::TypeId id, Word word) {
    if (id == 0) {
        line += "<nil>";
        return true;
    }
    const program::RuntimeType& type = core.program().types[id];
    if (!type.methods.empty()) return false;
    switch (type.kind) {
    case Kind::Bool: line += word != 0 ? "true" : "false"; return true;
    case Kind::Int:
    case Kind::Int8:
    case Kind::Int16:
    case Kind::Int32:
    case Kind::Int64: line += formatSigned(static_cast<std::int64_t>(word), 10); return true;
    case Kind::Uint:
    case Kind::Uint8:
    case Kind::Uint16:
    case Kind::Uint32:
    case Kind::Uint64:
    case Kind::Uintptr: line += formatUnsigned(word, 10); return true;
    case Kind::Float32:
        line += formatFloat(std::bit_cast<float>(static_cast<std::uint32_t>(word)), 'g', -1, 32);
        return true;
    case Kind::Float64: line += formatFloat(std::bit_cast<double>(word), 'g', -1, 64); return true;
    case Kind::String: {
        const std::uint64_t at = dataAddress(word);
        line += core.text(core.at<Word>(at), core.at<Word>(at + 8));
        return true;
    }
    default: return false;
    }
}

} // namespace

void nativeLine(NativeFrame& frame) {
    Core& core = frame.core();
    const Pointer list = frame[0];
    const Word count = frame[1];
    const bool spaced = frame[3] != 0;
    std::string line;
    bool wasString = true;
    for (Word i = 0; i < count; ++i) {
        const std::uint64_t at = dataAddress(list) + i * 16;
        const auto id = static_cast<program::TypeId>(core.at<Word>(at));
        const bool isString = id != 0 && core.program().types[id].kind == Kind::String;
        if (i > 0 && (spaced || (!isString && !wasString))) line += ' ';
        if (!append(line, core, id, core.at<Word>(at + 8))) {
            frame[0] = frame[1] = frame[2] = 0;
            return;
        }
        wasString = isString;
    }
    frame.setText(0, line);
    frame[2] = 1;
}

} // namespace lockstep::machine
