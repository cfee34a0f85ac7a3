package org.wavecrate.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.lossfunctions.impl.LossSparseMCXENT;
import org.wavecrate.dataset.Dataset;
import org.wavecrate.dataset.Progress;
import org.wavecrate.dataset.Split;
import org.wavecrate.dataset.SplitName;
import org.wavecrate.generator.BatchGenerator;
import org.wavecrate.generator.Parallel;
import org.wavecrate.generator.RecipeJson;
import org.wavecrate.generator.Shard;
import org.wavecrate.storage.Formatted;

/// Networks of DL4J learn from what the iterator serves.
class TrainingTest {
  private static final String CLASSES =
      "\"kick\", \"snare\", \"hi-hat\", \"bass\", \"bells\", \"laser\"";

  private Parallel parallel;

  @BeforeEach
  void startThreads() {
    parallel = new Parallel(2);
  }

  @AfterEach
  void endThreads() {
    parallel.close();
  }

  private static String recipe(String labels) {
    return Formatted.of(
        """
        { "format": "wavecrate-recipe/1", "sampleRateHz": 16000, "seed": 7, "batchSize": 16,
          "transforms": [ {"kind": "gain"}, {"kind": "gaussianNoise"} ],
          "features": {"kind": "mel", "mels": 32}, "labels": %s }
        """,
        labels);
  }

  private BatchIterator iterator(Path path, String recipe, SplitName name, FeatureLayout layout)
      throws IOException {
    Split split = Dataset.open(path, Progress.NONE).split(name).orElseThrow();
    var generator = new BatchGenerator(split, RecipeJson.read(recipe), Shard.WHOLE, parallel);
    return new BatchIterator(generator, layout);
  }

  private static NeuralNetConfiguration.ListBuilder network() {
    return new NeuralNetConfiguration.Builder()
        .seed(1)
        .updater(new Adam(0.005))
        .activation(Activation.RELU)
        .list();
  }

  private static double accuracy(
      NeuralNetConfiguration.ListBuilder layers,
      BatchIterator train,
      BatchIterator validation,
      int epochs) {
    var scale = new NormalizerStandardize();
    scale.fit(train);
    train.setPreProcessor(scale);
    validation.setPreProcessor(scale);
    train.setEpoch(0);
    var network = new MultiLayerNetwork(layers.build());
    network.init();
    network.fit(train, epochs);
    assertThat(train.epoch()).isEqualTo(epochs - 1);
    return network.evaluate(validation).accuracy();
  }

  @Test
  void aConvolutionLearnsTheSamplesFromOneHotLabels() throws IOException {
    String recipe = recipe("{\"encoding\": \"oneHot\", \"classes\": [" + CLASSES + "]}");
    var train = iterator(Path.of("samples"), recipe, SplitName.TRAIN, FeatureLayout.IMAGE);
    var validation =
        iterator(Path.of("samples"), recipe, SplitName.VALIDATION, FeatureLayout.IMAGE);
    assertThat(accuracy(convolution(train, 6), train, validation, 15)).isGreaterThan(0.6);
    assertThat(validation.getLabels()).startsWith("kick", "snare");
  }

  @Test
  void aSequenceOfFramesLearnsFromClassNumbers() throws IOException {
    String recipe = recipe("{\"encoding\": \"index\"}");
    var train = iterator(Path.of("samples"), recipe, SplitName.TRAIN, FeatureLayout.SEQUENCE);
    var network = new MultiLayerNetwork(sequence(train, new LossSparseMCXENT(), 6).build());
    network.init();
    train.setEpoch(0);
    double before = network.score(train.next());
    network.fit(train, 15);
    train.setEpoch(0);
    assertThat(network.score(train.next())).isLessThan(before / 2);
  }

  @Test
  void aSequenceOfFramesLearnsRealRecordings() throws IOException {
    String data = System.getenv().getOrDefault("WAVECRATE_DATA", "../shared/data");
    Path mels = Path.of(data, "sonic-pi-mels");
    assumeTrue(Files.isDirectory(mels), mels + " is not here");
    String recipe = "{\"format\": \"wavecrate-recipe/1\", \"batchSize\": 16}";
    var train = iterator(mels, recipe, SplitName.TRAIN, FeatureLayout.SEQUENCE);
    var validation = iterator(mels, recipe, SplitName.VALIDATION, FeatureLayout.SEQUENCE);
    // No class makes up more than 18 % of the examples.
    assertThat(accuracy(sequence(train, new LossMCXENT(), 12), train, validation, 20))
        .isGreaterThan(0.4);
  }

  private static NeuralNetConfiguration.ListBuilder convolution(BatchIterator train, int classes) {
    long[] shape = train.next().getFeatures().shape();
    return network()
        .layer(new ConvolutionLayer.Builder(5, 5).stride(4, 2).nOut(8).build())
        .layer(new GlobalPoolingLayer(PoolingType.AVG))
        .layer(output(new LossMCXENT(), classes))
        .setInputType(InputType.convolutional(shape[2], shape[3], train.inputColumns()));
  }

  private static NeuralNetConfiguration.ListBuilder sequence(
      BatchIterator train, ILossFunction loss, int classes) {
    long frames = train.next().getFeatures().size(2);
    return network()
        .layer(new Convolution1DLayer.Builder(3).nOut(24).build())
        .layer(new GlobalPoolingLayer(PoolingType.MAX))
        .layer(output(loss, classes))
        .setInputType(InputType.recurrent(train.inputColumns(), frames));
  }

  private static OutputLayer output(ILossFunction loss, int classes) {
    return new OutputLayer.Builder(loss).nOut(classes).activation(Activation.SOFTMAX).build();
  }
}
