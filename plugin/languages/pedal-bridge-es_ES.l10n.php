<?php
return ['domain'=>'pedal-bridge','plural-forms'=>'nplurals=2; plural=n != 1;','language'=>'es_ES','messages'=>[
]];
