package dev.kallos.internal.onednn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;

/**
 * A primitive of oneDNN, compiled for arrays of certain shapes, with all that a call of it needs but the arrays. One thread at a time
 * may call it. Its owner closes it.
 */
final class Kernel implements AutoCloseable {
  private record Step(primitive primitive, IntMemoryMap arguments) {}

  private final engine processor;
  private final primitive_desc_base description;
  private final IntMemoryMap arguments = new IntMemoryMap();
  private final stream stream;
  private final Map<Integer, memory> arrays = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Pointer> owned = new ArrayList<>();

  /**
   * Takes over a primitive, under the caller's pointer scope.
   *
   * @param description made with its scratchpad in the caller's hands
   * @param arrays the arguments given with each call that lie as the description says
   */
  Kernel(engine processor, primitive_desc_base description, primitive primitive, int... arrays) {
    this.processor = processor;
    this.description = own(description);
    this.stream = own(new stream(processor));
    own(arguments);
    for (int argument : arrays) {
      array(argument, layout(argument));
      arguments.put(argument, this.arrays.get(argument));
    }
    arguments.put(dnnl.DNNL_ARG_SCRATCHPAD, own(new memory(layout(dnnl.DNNL_ARG_SCRATCHPAD), processor)));
    steps.add(new Step(own(primitive), arguments));
  }

  private <P extends Pointer> P own(P pointer) {
    pointer.retainReference();
    owned.add(pointer);
    return pointer;
  }

  private memory.desc layout(int argument) {
    return description.query_md(dnnl.query.exec_arg_md, argument);
  }

  private memory array(int argument, memory.desc layout) {
    memory array = own(new memory(layout, processor, (Pointer) null));
    arrays.put(argument, array);
    return array;
  }

  /** Lets an argument come in another layout than the primitive takes. */
  Kernel packing(int argument, memory.desc layout) {
    memory packed = packed(argument);
    steps.add(0, move(array(argument, layout), packed));
    return this;
  }

  /** Lets a result go out in another layout than the primitive makes. */
  Kernel unpacking(int argument, memory.desc layout) {
    memory packed = packed(argument);
    steps.add(move(packed, array(argument, layout)));
    return this;
  }

  private memory packed(int argument) {
    memory packed = own(new memory(layout(argument), processor));
    arguments.put(argument, packed);
    return packed;
  }

  private Step move(memory from, memory to) {
    IntMemoryMap both = own(new IntMemoryMap());
    both.put(dnnl.DNNL_ARG_FROM, from);
    both.put(dnnl.DNNL_ARG_TO, to);
    return new Step(own(new reorder(from, to)), both);
  }

  /** Gives an argument of the next call. */
  Kernel with(int argument, Tensor tensor) {
    arrays.get(argument).set_data_handle(tensor.data_ptr());
    return this;
  }

  void run() {
    for (Step step : steps) {
      step.primitive().execute(stream, step.arguments());
    }
  }

  @Override
  public void close() {
    owned.forEach(Pointer::close);
  }
}
