#include "engine/program/disassemble.h"

#include "engine/program/operands.h"

#include <array>
#include <fmt/format.h>

namespace lockstep::program {
namespace {

constexpr std::string_view operationNames[] = {
#define OPERATION(name, function, meaning) #name,
#include "engine/program/operations.def"
#undef OPERATION
};

constexpr std::string_view nativeNames[] = {
#define NATIVE(name, function) #name,
#include "engine/program/natives.def"
#undef NATIVE
};

constexpr std::string_view conversionNames[] = {
    "IntToF64",  "UintToF64", "F64ToInt",  "F64ToUint", "IntToF32",
    "UintToF32", "F32ToInt",  "F32ToUint", "F32ToF64",  "F64ToF32",
};

constexpr std::string_view storageNames[] = {"register", "box", "capture", "captured pointer"};

template <typename Table> std::string nameIn(const Table& table, std::int64_t index, std::string_view otherwise) {
    const auto i = static_cast<std::size_t>(index);
    return i < std::size(table) ? std::string(table[i]) : fmt::format("{}#{}", otherwise, index);
}

std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (char c : text) {
        if (c == '"' || c == '\\')
            (result += '\\') += c;
        else if (c == '\n')
            result += "\\n";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            result += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
        else
            result += c;
    }
    return result + '"';
}

std::string constantText(const Program& program, std::int64_t index) {
    const auto i = static_cast<std::size_t>(index);
    return i < program.constants.size() ? fmt::format("#{:#x}", program.constants[i]) : fmt::format("#{}?", index);
}

std::string registerText(char letter, std::int64_t value) {
    switch (letter) {
    case 'd': return fmt::format("r{}:2", value);
    case 'l': return fmt::format("r{}:3", value);
    case 'w': return fmt::format("r{}:", value);
    default: return value == noRegister ? "_" : fmt::format("r{}", value);
    }
}

std::string operandText(const Program& program, Operand operand, CodeIndex next, CodeIndex base) {
    const auto index = static_cast<std::size_t>(operand.value);
    switch (operand.letter) {
    case 'f': return index < program.functions.size() ? program.functions[index].name : fmt::format("f#{}", index);
    case 't': return index < program.types.size() ? program.types[index].name : fmt::format("t#{}", index);
    case 'g': return index < program.globals.size() ? program.globals[index].name : fmt::format("g#{}", index);
    case 'm': return index < program.methods.size() ? program.methods[index] : fmt::format("m#{}", index);
    case 'q': return index < program.strings.size() ? quoted(program.strings[index]) : fmt::format("q#{}", index);
    case 'k': return constantText(program, operand.value);
    case 'n': return nameIn(nativeNames, operand.value, "native");
    case 'y': return nameIn(operationNames, operand.value, "operation");
    case 'v': return nameIn(conversionNames, operand.value, "conversion");
    case 'j':
        return fmt::format("->{}", static_cast<std::int64_t>(next) + operand.value - static_cast<std::int64_t>(base));
    case 's':
    case 'i':
    case 'u': return fmt::format("{}", operand.value);
    default: return registerText(operand.letter, operand.value);
    }
}

std::string commentText(const Program& program, CodeIndex at, bool showLine) {
    std::string result;
    if (const SiteName* name = program.siteName(at)) {
        result = name->text;
        if (name->type != 0) result += " " + program.types[name->type].name;
    }
    if (showLine) {
        const SourcePosition place = program.position(at);
        if (!result.empty()) result += ", ";
        result += fmt::format("line {}:{}", place.line, place.column);
    }
    return result;
}

std::string localsText(const Program& program, const Function& function) {
    std::string result;
    for (const LocalVariable& local : function.locals)
        result += fmt::format("  {} {}: {} {} in {}..{}\n", local.name, program.types[local.type].name,
                              nameIn(storageNames, static_cast<std::int64_t>(local.storage), "storage"), local.index,
                              local.begin - function.begin, local.end - function.begin);
    return result;
}

} // namespace

std::string instructionText(const Program& program, CodeIndex at, CodeIndex base) {
    const Instruction& instruction = program.code[at];
    const Operands operands = operandsOf(&instruction);
    const CodeIndex next = at + (operands.hasExtra ? 2 : 1);
    std::string result(opcodeInfo(instruction.op).name);
    std::string_view separator = " ";
    for (const Operand& operand : operands.span()) {
        result += separator;
        result += operandText(program, operand, next, base);
        separator = ", ";
    }
    return result;
}

std::string disassembleFunction(const Program& program, FunctionId id) {
    const Function& function = program.functions[id];
    std::string result =
        fmt::format("func {}: {} in, {} out, frame {}, closure r{}", function.name, function.parameterSlots,
                    function.resultSlots, function.frameSlots, function.closureSlot);
    if (function.recoverAt != 0) result += fmt::format(", recover at {}", function.recoverAt - function.begin);
    result += '\n';
    result += localsText(program, function);

    std::uint32_t line = 0;
    for (CodeIndex at = function.begin; at < function.end; ++at) {
        if (program.code[at].op == Opcode::Extra) continue;
        const std::uint32_t here = program.position(at).line;
        const std::string comment = commentText(program, at, here != line && here != 0);
        line = here;
        result += fmt::format("{:4}  {}", at - function.begin, instructionText(program, at, function.begin));
        if (!comment.empty()) result += "  ; " + comment;
        result += '\n';
    }
    return result;
}

std::string disassemble(const Program& program, bool withLibrary) {
    std::string result;
    for (FunctionId id = 0; id < program.functions.size(); ++id) {
        const Function& function = program.functions[id];
        if ((function.isLibrary || function.isWrapper) && !withLibrary) continue;
        if (!result.empty()) result += '\n';
        result += disassembleFunction(program, id);
    }
    return result;
}

} // namespace lockstep::program
